import type { BodyOf } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import { accessBodies } from './access.ts'
import { calendarBodies } from './calendar.ts'
import { directoryBodies } from './directory.ts'
import { programBodies } from './programs.ts'
import { readinessBodies } from './readiness.ts'
import { sessionBodies } from './sessions.ts'
import type { ApiStage, CentreOperation } from './stage.ts'

/** A good body for each operation whose name begins so; what it needs is there once the promise resolves. */
export type Bodies<Slice extends string> = {
  [Op in Extract<CentreOperation, `${Slice}.${string}`>]: () => Promise<BodyOf<ConsoleOperations, Op>>
}

/**
 * A body for each operation that the node carries out; a new operation does not compile without one. `close()` ends
 * what they opened.
 */
export function goodBodiesFor(stage: ApiStage) {
  const readiness = readinessBodies(stage)
  const bodies: { [Op in CentreOperation]: () => Promise<BodyOf<ConsoleOperations, Op>> } = {
    ...sessionBodies(stage),
    ...programBodies(stage),
    ...readiness.bodies,
    ...directoryBodies(stage),
    ...calendarBodies(stage),
    ...accessBodies(stage),
  }
  return { bodies, close: readiness.close }
}
