import { Refusal } from '#contract'
import {
  type KeptScript,
  runningLine,
  type ScriptLine,
  type ScriptStanding,
  type ScriptState,
} from '#contract/script'
import { formatVietnamTime } from '#foundation/time'
import type { Changed, Stamp } from './changed.ts'
import { byId } from './lines.ts'

/** A script that nobody has written yet. */
export const beginScript = (session: string): KeptScript => ({
  session,
  revision: 0,
  lines: [],
  run: { is: 'ready' },
  times: [],
  departures: [],
  program: 0,
  by: '',
  at: 0,
  back: null,
})

/** As consoles get it when they ask. */
export const told = ({ back, ...script }: KeptScript): ScriptState => ({ ...script, canUndo: back !== null })

/** As consoles are told of it whenever it changes. `content`: since which revision lines and departures are the same. */
export const standing = (script: KeptScript, content: number): ScriptStanding => {
  const { lines, departures, ...rest } = told(script)
  return { ...rest, content }
}

/** Throws Refusal `script.stale` when somebody changed it since, `script.none` when there is none any more (H1). */
export function requireSeen({ revision, by, at }: KeptScript, seen: number): void {
  if (revision === seen) return
  if (revision === 0) throw new Refusal('script.none')
  throw new Refusal('script.stale', { by, at: formatVietnamTime(at) })
}

/**
 * Writes the lines as a whole (H2); null: they are these already. What is known of a line that stays, stays. Throws
 * Refusal `script.line-runs`.
 */
export function writeLines(script: KeptScript, lines: readonly ScriptLine[], stamp: Stamp): Changed | null {
  if (script.revision > 0 && JSON.stringify(script.lines) === JSON.stringify(lines)) return null
  const kept = new Set(lines.map(({ id }) => id))
  const id = runningLine(script.run)
  if (id !== null && !kept.has(id))
    throw new Refusal('script.line-runs', { title: byId(script, id)?.title ?? id })
  const after: KeptScript = {
    ...{ ...script, ...stamp, lines: [...lines], back: null },
    times: script.times.filter(({ line }) => kept.has(line)),
    revision: script.revision + 1,
  }
  const { session } = script
  return { after, events: [{ kind: 'script.written', session, by: stamp.by, lines: lines.length }] }
}
