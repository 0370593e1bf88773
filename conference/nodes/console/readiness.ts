import type { BodyOf, ReplyOf } from '#contract'
import type { ConsoleOperations, readinessOperations } from '#contract/console'
import { incidentsFor } from './accounts.ts'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type ReadinessOperation = keyof typeof readinessOperations
type Operations = {
  [Op in ReadinessOperation]: (
    parts: ConsoleParts,
    caller: ConsoleCaller,
    body: BodyOf<ConsoleOperations, Op>,
  ) => Promise<ReplyOf<ConsoleOperations, Op>> | ReplyOf<ConsoleOperations, Op>
}

/** What operators ask of readiness, as it is carried out (rules N53 to N57). */
export const readinessDesk: Operations = {
  'readiness.board': ({ readiness }) => readiness.board(),
  'readiness.site': ({ readiness }, _caller, body) => readiness.site(body),
  'tests.ask': ({ readiness }, { by }, body) => readiness.ask(body, by),
  'rounds.list': ({ readiness }) => ({ rounds: [...readiness.rounds()] }),
  'rounds.open': ({ readiness }, { by }, body) => readiness.open(body, by),
  'rounds.pause': ({ readiness }, { by }, body) => readiness.pause(body, by),
  'rounds.resume': ({ readiness }, { by }, body) => readiness.resume(body, by),
  'rounds.retest': ({ readiness }, { by }, body) => readiness.retest(body, by),
  'rounds.close': ({ readiness }, { by }, body) => readiness.close(body, by),
  'incidents.list': async ({ readiness }, { account }, body) => {
    const { incidents } = await readiness.incidents(body)
    return { incidents: incidentsFor(account, incidents) }
  },
  'incidents.answer': ({ readiness }, { by }, body) => readiness.answer(body, by),
  'incidents.assign': ({ readiness }, { by }, body) => readiness.assign(body, by),
  'incidents.close': ({ readiness }, { by }, body) => readiness.closeIncident(body, by),
  'incidents.fix': ({ readiness }, { by }, body) => readiness.fix(body, by),
}
