import type { BodyOf, ReplyOf } from '#contract'
import type { ParticipationOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Operations = {
  [Op in keyof ParticipationOperations]: (
    parts: ConsoleParts,
    caller: ConsoleCaller,
    body: BodyOf<ParticipationOperations, Op>,
  ) => Promise<ReplyOf<ParticipationOperations, Op>>
}

/** Who took part in a session, and how, as it is carried out (rule N90). */
export const participationDesk: Operations = {
  'participation.get': ({ participation }, _caller, body) => participation.get(body),
  'participation.export': ({ participation }, _caller, body) => participation.export(body),
}
