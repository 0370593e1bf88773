import { type Roster, stateOf } from '#browser/meeting'
import { holderOf, type Scene, type SessionState, type SiteId } from '#contract'
import type { SavedScene } from '#contract/console'
import { runningLine, type ScriptLine, type ScriptState, spentMs } from '#contract/script'
import { type Consequence, consequencesOf, type Surroundings } from './consequences.ts'
import { sitesWithoutConsent } from './requests.ts'

/** How a line of the script stands. */
export interface LineView {
  line: ScriptLine
  /** From 1. */
  number: number
  state: 'now' | 'done' | 'skipped' | 'ahead'
  spentMs: number
  /** How much longer it has lasted than planned, milliseconds; 0: not longer, or nobody has planned it. */
  overMs: number
}

/** Every line with its time, at the node's time (Unix milliseconds). */
export function lineViews(script: ScriptState, now: number): LineView[] {
  const { lines, run, times } = script
  const current = runningLine(run)
  const reached = new Set(times.map(({ line }) => line))
  const furthest = lines.findLastIndex(({ id }) => reached.has(id))
  return lines.map((line, at) => {
    const spent = spentMs(script, line.id, now)
    const isPast = at < furthest || run.is === 'over'
    return {
      ...{ line, number: at + 1, spentMs: spent },
      state: line.id === current ? 'now' : reached.has(line.id) ? 'done' : isPast ? 'skipped' : 'ahead',
      overMs: line.plannedSeconds > 0 ? Math.max(0, spent - line.plannedSeconds * 1000) : 0,
    }
  })
}

/** The line that the next key goes to; null: there is none. */
export function nextLine({ lines, run }: ScriptState): ScriptLine | null {
  if (run.is === 'ready') return lines[0] ?? null
  const at = lines.findIndex(({ id }) => id === runningLine(run))
  return at < 0 ? null : (lines[at + 1] ?? null)
}

/** What will go wrong with a line, the more important first. */
export type Trouble =
  /** A saved scene of it was deleted, or the program of an audience was closed: it can't be gone to. */
  | { kind: 'scene-gone' }
  | { kind: 'audience-gone' }
  /** More speakers than microphones may be open: it is refused. */
  | { kind: 'too-many'; bound: number }
  /** Their province has not agreed to show them: it is refused. */
  | { kind: 'consent'; sites: SiteId[] }
  /** They are to speak and are not connected. */
  | { kind: 'absent'; sites: SiteId[] }
  | Extract<Consequence, { kind: 'left-out' | 'dark' }>

export interface ScriptSurroundings extends Surroundings {
  saved: readonly SavedScene[]
}

export function troublesOf(line: ScriptLine, session: SessionState, around: ScriptSurroundings): Trouble[] {
  const { saved, roster, node } = around
  const ids = [...(line.scene === null ? [] : [line.scene]), ...line.audiences.map(({ scene }) => scene)]
  const scene = sceneOf(line, saved)
  const programs = new Set(session.programs.map(({ id }) => id))
  const missing = scene && holderOf(session) === node ? sitesWithoutConsent(session, scene, node) : []
  const absent = absentSpeakers(line, roster)
  const consequences = scene ? consequencesOf(session, scene, around) : []
  return [
    ...(ids.every((id) => saved.some((each) => each.id === id)) ? [] : [{ kind: 'scene-gone' } as const]),
    ...(line.audiences.every(({ program }) => programs.has(program))
      ? []
      : [{ kind: 'audience-gone' } as const]),
    ...tooMany(line, session),
    ...(missing.length > 0 ? [{ kind: 'consent', sites: missing } as const] : []),
    ...(absent.length > 0 ? [{ kind: 'absent', sites: absent } as const] : []),
    // Who is to speak and is not connected has been said.
    ...consequences.flatMap((each) => {
      if (each.kind !== 'left-out' && each.kind !== 'dark') return []
      const sites = each.sites.filter((site) => each.kind === 'left-out' || !absent.includes(site))
      return sites.length > 0 ? [{ ...each, sites }] : []
    }),
  ]
}

/** The scene that the main program is to show; null: none, or it was deleted. */
export const sceneOf = ({ scene }: ScriptLine, saved: readonly SavedScene[]): Scene | null =>
  saved.find(({ id }) => id === scene)?.scene ?? null

export const absentSpeakers = ({ speakers }: ScriptLine, roster: Roster): SiteId[] =>
  (speakers ?? []).filter((site) => stateOf(roster, site) !== 'connected')

/** The chair's microphone stays open beside them. */
function tooMany({ speakers }: ScriptLine, { chair, floor }: SessionState): Trouble[] {
  if (speakers === null) return []
  const chairs = chair !== null && floor.open.includes(chair) && !speakers.includes(chair) ? 1 : 0
  return speakers.length + chairs > floor.bound ? [{ kind: 'too-many', bound: floor.bound }] : []
}

/** Whether undo is the script's: its last move is what is on air. */
export const isScriptUndo = (script: ScriptState | null, session: SessionState | null): boolean =>
  script !== null && session !== null && script.canUndo && script.program === session.program.revision

/** Minutes and seconds, as a watch shows them. */
export function watchTime(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
