import type { SessionState } from '#contract'
import { type Departure, type KeptScript, runningLine } from '#contract/script'
import type { Changed } from './changed.ts'
import { departureEvents, named, withDepartures } from './departures.ts'
import { byId } from './lines.ts'

/**
 * Something else was put on air since the last move: that can not be taken back any more (H7). In the main program while
 * a line ran it is a departure, noted once, by who did it (H6). Null: nothing of the kind.
 */
export function noteTake(
  script: KeptScript,
  { program, programs }: Pick<SessionState, 'program' | 'programs'>,
): Changed | null {
  const id = runningLine(script.run)
  const line = id === null ? undefined : byId(script, id)
  const { revision, takenBy: by, takenAt: at } = program
  if (!line || revision <= script.program) return dropBack(script, programs)
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

/** The program of an audience that the last move changed has gone on: the session would refuse to take the move back. */
function dropBack(script: KeptScript, programs: SessionState['programs']): Changed | null {
  const made = new Map(script.back?.audiences.map(({ program, revision }) => [program, revision]))
  const gone = programs.find(({ id, program }) => program.revision > (made.get(id) ?? Infinity))
  if (!gone) return null
  const { takenBy: by, takenAt: at } = gone.program
  return { after: { ...script, by, at, back: null, revision: script.revision + 1 }, events: [] }
}
