import { mayFollow } from './consent.ts'
import type { SiteId } from './ids.ts'
import type { AudienceProgram, Program } from './program.ts'
import type { Scene, Screen, ScreenSlot, SlotSource } from './scene.ts'
import type { SessionState } from './session.ts'

/** What of a session says who stands in the slots that name nobody. */
export type SceneFacts = Pick<
  SessionState,
  'owner' | 'control' | 'showing' | 'chair' | 'presenter' | 'floor' | 'patrols'
>

/**
 * Who speaks: who was last heard among the open microphones; until somebody was, whose microphone was opened last.
 * Null: every microphone is closed.
 */
export const speakerOf = ({ floor }: Pick<SceneFacts, 'floor'>): SiteId | null =>
  floor.speaker ?? floor.open.at(-1) ?? null

/** Whom the patrol shows in its slot number `nth` (from 0) of a scene; null when it has nobody for it, or is gone. */
export function patrolSite(
  { patrols }: Pick<SceneFacts, 'patrols'>,
  patrol: string,
  nth: number,
): SiteId | null {
  return patrols.find(({ id }) => id === patrol)?.current[nth] ?? null
}

/** What a scene shows while the session is as it is (rule C7 of `conference/scenes`). Whom the session does not name leaves the slot empty. */
export function resolveScene(scene: Scene, facts: SceneFacts): Screen {
  const { layout, slots, dressing } = scene
  const turnOf = turnsOfPatrols()
  return { layout, slots: slots.map((slot) => resolve(slot, facts, turnOf)), ...(dressing && { dressing }) }
}

/**
 * For each slot of a scene the site that it follows and does not show, because the site's province has not agreed to
 * it; null where nothing is withheld (rule C11 of `conference/scenes`).
 */
export function withheldFrom(scene: Scene, facts: SceneFacts): (SiteId | null)[] {
  const turnOf = turnsOfPatrols()
  return scene.slots.map((slot) => {
    const site = followedBy(slot, facts, turnOf)
    return site === null || mayFollow(facts, site) ? null : site
  })
}

type TurnOf = (patrol: string) => number

/** Several slots of one patrol show its sites one after another. */
function turnsOfPatrols(): TurnOf {
  const seen = new Map<string, number>()
  return (patrol) => {
    const turn = seen.get(patrol) ?? 0
    seen.set(patrol, turn + 1)
    return turn
  }
}

function resolve(slot: SlotSource, facts: SceneFacts, turnOf: TurnOf): ScreenSlot {
  switch (slot.kind) {
    case 'empty':
    case 'site':
      return slot
    case 'content':
      return facts.presenter === null ? { kind: 'empty' } : { kind: 'content', site: facts.presenter }
    case 'speaker':
    case 'chair':
    case 'patrol':
      return cameraOf(followedBy(slot, facts, turnOf), facts)
  }
}

/** Whose camera a slot is for that names nobody; null: nobody's now, or it follows no camera. */
function followedBy(slot: SlotSource, facts: SceneFacts, turnOf: TurnOf): SiteId | null {
  switch (slot.kind) {
    case 'speaker':
      return speakerOf(facts)
    case 'chair':
      return facts.chair
    case 'patrol':
      return patrolSite(facts, slot.patrol, turnOf(slot.patrol))
    default:
      return null
  }
}

/** Whom a slot follows it shows only with the consent that naming the site would need. */
const cameraOf = (site: SiteId | null, facts: SceneFacts): ScreenSlot =>
  site === null || !mayFollow(facts, site) ? { kind: 'empty' } : { kind: 'site', site }

/**
 * What will be on screen after the next stop of the patrols that run; null when none does. It is got ready like a
 * preview, the same at every node.
 */
export function upcomingScreen(session: SessionState): Screen | null {
  const { scene } = session.program
  const isShown = (id: string) => scene.slots.some((slot) => slot.kind === 'patrol' && slot.patrol === id)
  const due = session.patrols.filter(
    ({ id, state, next }) => state === 'running' && next.length > 0 && isShown(id),
  )
  if (due.length === 0) return null
  const patrols = session.patrols.map((each) => (due.includes(each) ? { ...each, current: each.next } : each))
  return resolveScene(scene, { ...session, patrols })
}

const screens = new WeakMap<SessionState, Map<Program, Screen>>()

/** States are never changed, so each program of one is resolved once and gives the same object again. */
function screenOfProgram(session: SessionState, program: Program): Screen {
  const known = screens.get(session) ?? new Map<Program, Screen>()
  screens.set(session, known)
  const screen = known.get(program) ?? resolveScene(program.scene, session)
  known.set(program, screen)
  return screen
}

/** What is on screen in a session's main program now, the same at every node. */
export const screenOf = (session: SessionState): Screen => screenOfProgram(session, session.program)

/** What is on some screen of a session: the main program's, then those of its other programs in their order. */
export const screensOf = (session: SessionState): Screen[] => [
  screenOf(session),
  ...session.programs.map(({ program }) => screenOfProgram(session, program)),
]

/**
 * The program that a site shows: that of the most particular audience which it belongs to (who speaks, the chair,
 * chosen sites, the smallest unit that it is at or below; of two alike the one opened first), else the main one.
 */
export function programOf(session: SessionState, site: SiteId): Program {
  let best: AudienceProgram | undefined
  let nearest = 0
  for (const each of session.programs) {
    const place = nearness(each, session, site)
    if (place > nearest) [best, nearest] = [each, place]
  }
  return best?.program ?? session.program
}

/** What a site shows now. */
export const screenFor = (session: SessionState, site: SiteId): Screen =>
  screenOfProgram(session, programOf(session, site))

/** Nearer than every unit: an id has at most 18 characters. */
const near = { speaker: 103, chair: 102, sites: 101 } as const

/** How particular an audience is that a site belongs to; 0: the site is not of it. A longer id is a smaller unit. */
function nearness({ audience }: AudienceProgram, session: SessionState, site: SiteId): number {
  switch (audience.kind) {
    case 'speaker':
      return speakerOf(session) === site ? near.speaker : 0
    case 'chair':
      return session.chair === site ? near.chair : 0
    case 'sites':
      return audience.sites.includes(site) ? near.sites : 0
    case 'below': {
      const { unit } = audience
      return site === unit || site.startsWith(`${unit}-`) ? unit.length : 0
    }
  }
}

/** Whether a site's camera stands in some slot of what is on screen. */
export const isOnScreen = (screen: Screen, site: SiteId): boolean =>
  screen.slots.some((slot) => slot.kind === 'site' && slot.site === site)
