import type { BodyOf, ReplyOf } from '#contract'
import type { CalendarOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Reply<Op extends keyof CalendarOperations> = ReplyOf<CalendarOperations, Op>
type Operations = {
  [Op in keyof CalendarOperations]: (
    parts: ConsoleParts,
    caller: ConsoleCaller,
    body: BodyOf<CalendarOperations, Op>,
  ) => Promise<Reply<Op>> | Reply<Op>
}

/** What the calendar of planned sessions is asked at consoles, as it is carried out (rule N97). */
export const calendarDesk: Operations = {
  'calendar.list': ({ calendar }, _caller, body) => calendar.list(body),
  'calendar.get': ({ calendar }, _caller, body) => calendar.get(body),
  'calendar.resolve': ({ calendar }, _caller, body) => calendar.resolve(body),
  'calendar.plan': ({ calendar }, { by }, body) => calendar.plan(body, by),
  'calendar.change': ({ calendar }, { by }, body) => calendar.change(body, by),
  'calendar.repeat': ({ calendar }, { by }, body) => calendar.repeat(body, by),
  'calendar.templates': ({ calendar }) => calendar.templates(),
  'calendar.keep-template': ({ calendar }, { by }, body) => calendar.keepTemplate(body, by),
  'calendar.rename-template': ({ calendar }, { by }, body) => calendar.renameTemplate(body, by),
  'calendar.delete-template': ({ calendar }, { by }, body) => calendar.deleteTemplate(body, by),
  'calendar.plan-from': ({ calendar }, { by }, body) => calendar.planFrom(body, by),
  'calendar.announce': ({ calendar }, { by }, body) => calendar.announce(body, by),
  'calendar.cancel': ({ calendar }, { by }, body) => calendar.cancel(body, by),
  'calendar.acknowledgements': ({ calendar }, _caller, body) => calendar.acknowledgements(body),
  'calendar.acknowledge': ({ calendar }, { by }, body) => calendar.acknowledge(body, by),
}
