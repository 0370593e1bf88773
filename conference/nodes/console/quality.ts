import type { BodyOf, ReplyOf } from '#contract'
import type { ConsoleOperations, qualityOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type QualityOperation = keyof typeof qualityOperations
type Operations = {
  [Op in QualityOperation]: (
    parts: ConsoleParts,
    caller: ConsoleCaller,
    body: BodyOf<ConsoleOperations, Op>,
  ) => Promise<ReplyOf<ConsoleOperations, Op>>
}

/** What operators ask about sites on air, as it is carried out (rule N67). */
export const qualityDesk: Operations = {
  'quality.site': ({ quality }, _caller, body) => quality.site(body),
}
