import type { BodyOf, ReplyOf } from '#contract'
import type { ConsoleOperations, ladderOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Operations = {
  [Op in keyof typeof ladderOperations]: (
    parts: ConsoleParts,
    caller: ConsoleCaller,
    body: BodyOf<ConsoleOperations, Op>,
  ) => Promise<ReplyOf<ConsoleOperations, Op>>
}

/** What operators ask of the ladders of sessions, as it is carried out (rule N64). */
export const ladderDesk: Operations = {
  'ladder.set': ({ ladders }, { by }, body) => ladders.set(body, by),
  'ladder.get': ({ ladders }, _caller, body) => ladders.get(body),
  'ladder.waive': ({ ladders }, { by }, body) => ladders.waive(body, by),
  'ladder.unwaive': ({ ladders }, { by }, body) => ladders.unwaive(body, by),
  'ladder.declare': ({ ladders }, { by }, body) => ladders.declare(body, by),
}
