import type { Program } from '#contract'
import { type Departure, type KeptScript, runningLine } from '#contract/script'
import type { Changed } from './changed.ts'
import { departureEvents, named, withDepartures } from './departures.ts'
import { byId } from './lines.ts'

/**
 * Something else was put on air while a line ran (H6): noted once, by who did it; what the script did last can not be
 * taken back any more. Null: nothing of the kind.
 */
export function noteTake(
  script: KeptScript,
  { revision, takenBy: by, takenAt: at }: Pick<Program, 'revision' | 'takenBy' | 'takenAt'>,
): Changed | null {
  const id = runningLine(script.run)
  const line = id === null ? undefined : byId(script, id)
  if (!line || revision <= script.program) return null
  const departures: Departure[] = [{ is: 'take', ...named(line), revision }]
  const stamp = { by, at }
  return {
    after: {
      ...{ ...script, ...stamp, program: revision, back: null, revision: script.revision + 1 },
      departures: withDepartures(script, departures, stamp),
    },
    events: departureEvents(script, departures, stamp),
  }
}
