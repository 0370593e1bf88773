import { type BodyOf, Refusal } from '#contract'
import type { ScriptOperations } from '#contract/console'
import {
  type KeptScript,
  type LineTime,
  runningLine,
  type ScriptBack,
  type ScriptLine,
  type ScriptRun,
} from '#contract/script'
import type { Changed, Stamp } from './changed.ts'
import { departureEvents, departuresOf, withDepartures } from './departures.ts'
import { byId, lineOf } from './lines.ts'
import { leaveLine } from './timer.ts'

export type MoveTo = BodyOf<ScriptOperations, 'script.move'>['to']

/** What the session answered to the step of a move. */
export interface StepTaken {
  /** The revision of the main program. */
  program: number
  /** What is needed to take it back; null: it can not be. */
  back: Pick<ScriptBack, 'scene' | 'audiences' | 'opened' | 'closed'> | null
}

/** The line that a move goes to (H3); null: the end. Throws Refusal `script.no-further`, `script.line-unknown`. */
export function targetOf(script: KeptScript, to: MoveTo): ScriptLine | null {
  if (to.kind === 'end') {
    if (runningLine(script.run) === null) throw new Refusal('script.no-further')
    return null
  }
  if (to.kind === 'line') {
    const line = byId(script, to.line)
    if (!line) throw new Refusal('script.line-unknown', { line: to.line })
    return line
  }
  const line = script.lines[placeOf(script) + (to.kind === 'next' ? 1 : -1)]
  if (!line) throw new Refusal('script.no-further')
  return line
}

/**
 * The script once its session has taken the step to `target`: its timer begins, the line before is over (H4 to H6). The
 * line that runs is taken again, and its timer goes on as it was.
 */
export function moveTo(
  script: KeptScript,
  target: ScriptLine | null,
  { program, back }: StepTaken,
  stamp: Stamp,
): Changed {
  const { run, times, departures, session, lines } = script
  const now = runningLine(run)
  const from = now === null ? null : (byId(script, now) ?? null)
  const changed = { ...script, ...stamp, program, revision: script.revision + 1 }
  const moved = {
    ...({ kind: 'script.moved', session, by: stamp.by, program } as const),
    from: from && lineOf(from),
    to: target && lineOf(target),
  }
  const before = back && { run, times, departures, ...back }
  if (target && target.id === now) return { after: { ...changed, back: before }, events: [moved] }
  const { times: ended, left, spent, events } = leaveLine(script, stamp)
  const to = target === null ? lines.length : lines.indexOf(target)
  const added = departuresOf(script, { from: placeOf(script), to, left, spent })
  return {
    after: {
      ...changed,
      run: target === null ? { is: 'over' } : { is: 'running', line: target.id, since: stamp.at },
      times: target === null ? ended : withReached(ended, target.id, stamp.at),
      departures: withDepartures(script, added, stamp),
      back: before,
    },
    events: [...events, moved, ...departureEvents(script, added, stamp)],
  }
}

/**
 * The script as it was before the last move, whose time counts for the line before (H7). Throws Refusal
 * `script.nothing-to-undo`.
 */
export function undoMove(script: KeptScript, program: number, stamp: Stamp): Changed {
  const { run, times, departures } = requireBack(script)
  const { session } = script
  const nameOf = (at: ScriptRun) => {
    const id = runningLine(at)
    const line = id === null ? undefined : byId(script, id)
    return line ? lineOf(line) : null
  }
  return {
    after: {
      ...{ ...script, ...stamp, run, times, departures, program, back: null },
      revision: script.revision + 1,
    },
    events: [
      {
        ...{ kind: 'script.undone', session, by: stamp.by, program },
        ...{ from: nameOf(script.run), to: nameOf(run) },
      },
    ],
  }
}

/** Throws Refusal `script.nothing-to-undo`. */
export function requireBack({ back }: KeptScript): ScriptBack {
  if (back === null) throw new Refusal('script.nothing-to-undo')
  return back
}

/** Before the first line: -1; after the last: as many as there are. */
function placeOf({ run, lines }: KeptScript): number {
  if (run.is === 'ready') return -1
  if (run.is === 'over') return lines.length
  return lines.findIndex(({ id }) => id === run.line)
}

const withReached = (times: LineTime[], line: string, at: number): LineTime[] =>
  times.some((time) => time.line === line)
    ? times.map((time) => (time.line === line ? { ...time, ended: null } : time))
    : [...times, { line, begun: at, ended: null, spentMs: 0 }]
