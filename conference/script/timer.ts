import type { EventBody } from '#contract/events'
import { type KeptScript, type LineTime, runningLine, type ScriptLine, spentMs } from '#contract/script'
import type { Changed, Stamp } from './changed.ts'
import { byId, lineOf } from './lines.ts'

/** Pauses the timer or lets it go on (H4); null: nothing changes. */
export function pauseTimer(script: KeptScript, paused: boolean, { by, at }: Stamp): Changed | null {
  const { run, session, revision } = script
  const id = runningLine(run)
  if (id === null || (run.is === 'paused') === paused) return null
  const line = byId(script, id)
  if (!line) return null
  const after: KeptScript = {
    ...script,
    ...{ revision: revision + 1, by, at },
    times: withSpent(script, id, at, null),
    run: paused ? { is: 'paused', line: id } : { is: 'running', line: id, since: at },
  }
  const kind = paused ? 'script.paused' : 'script.resumed'
  return { after, events: [{ kind, session, by, line: lineOf(line) }] }
}

/** The times as they are once the line that runs is left, and what the record says of it (H5). */
export function leaveLine(
  script: KeptScript,
  { by, at }: Stamp,
): { times: LineTime[]; left: ScriptLine | null; spent: number; events: EventBody[] } {
  const id = runningLine(script.run)
  const left = id === null ? undefined : byId(script, id)
  if (!left) return { times: script.times, left: null, spent: 0, events: [] }
  const spent = spentMs(script, left.id, at)
  const { session } = script
  const { plannedSeconds } = left
  return {
    times: withSpent(script, left.id, at, at),
    ...{ left, spent },
    events: [
      {
        ...{ kind: 'script.line-ended', session, by, line: lineOf(left), plannedSeconds },
        spentSeconds: Math.round(spent / 1000),
      },
    ],
  }
}

/** A session is over, and its script with it: null when no line runs. */
export function endLine(script: KeptScript, stamp: Stamp): Changed | null {
  const { times, left, events } = leaveLine(script, stamp)
  if (!left) return null
  const after: KeptScript = {
    ...{ ...script, ...stamp, times, run: { is: 'over' }, back: null },
    revision: script.revision + 1,
  }
  return { after, events }
}

const withSpent = (script: KeptScript, line: string, at: number, ended: number | null): LineTime[] =>
  script.times.map((time) =>
    time.line === line ? { ...time, ended, spentMs: spentMs(script, line, at) } : time,
  )
