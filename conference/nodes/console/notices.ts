import type { BodyOf, ReplyOf } from '#contract'
import type { NoticeOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Reply<Op extends keyof NoticeOperations> = ReplyOf<NoticeOperations, Op>
type Operations = {
  [Op in keyof NoticeOperations]: (
    parts: ConsoleParts,
    caller: ConsoleCaller,
    body: BodyOf<NoticeOperations, Op>,
  ) => Promise<Reply<Op>> | Reply<Op>
}

/** What the office asks of notices by e-mail and short message, as it is carried out (rule N164). */
export const noticesDesk: Operations = {
  'notices.list': ({ notices }, _caller, body) => notices.list(body),
  'notices.get': ({ notices }, _caller, body) => notices.get(body),
  'notices.again': ({ notices }, { by }, body) => notices.again(body, by),
  'notices.templates': ({ notices }) => notices.templates(),
  'notices.preview': ({ notices }, _caller, body) => notices.preview(body),
  'notices.set-template': ({ notices }, { by }, body) => notices.set(body, by),
}
