import type { EventBody } from '#contract/events'
import {
  type Departure,
  type KeptScript,
  MAX_DEPARTURES,
  type NotedDeparture,
  type ScriptLine,
} from '#contract/script'
import type { Stamp } from './changed.ts'

const MINUTE = 60_000

/** What a move departs from (H6): lines that it passes over, a line that it comes back to, one that lasted too long. */
export function departuresOf(
  script: KeptScript,
  { from, to, left, spent }: { from: number; to: number; left: ScriptLine | null; spent: number },
): Departure[] {
  const { lines, times } = script
  const reached = new Set(times.map(({ line }) => line))
  const target = lines[to]
  const minutes = left && left.plannedSeconds > 0 ? (spent - left.plannedSeconds * 1000) / MINUTE : 0
  return [
    ...(left && minutes >= 1 ? [{ is: 'over', ...named(left), minutes: Math.floor(minutes) } as const] : []),
    ...lines
      .slice(from + 1, Math.max(from + 1, to))
      .filter(({ id }) => !reached.has(id))
      .map((line) => ({ is: 'skipped', ...named(line) }) as const),
    ...(target && reached.has(target.id) ? [{ is: 'repeated', ...named(target) } as const] : []),
  ]
}

export const named = ({ id: line, title }: ScriptLine) => ({ line, title })

/** The newest of them; the same ones when none is added. */
export const withDepartures = (
  { departures }: KeptScript,
  added: readonly Departure[],
  { by, at }: Stamp,
): NotedDeparture[] =>
  added.length === 0
    ? departures
    : [...departures, ...added.map((departure) => ({ at, by, departure }))].slice(-MAX_DEPARTURES)

export const departureEvents = (
  { session }: KeptScript,
  added: readonly Departure[],
  { by }: Stamp,
): EventBody[] => added.map((departure) => ({ kind: 'script.departed', session, by, departure }))
