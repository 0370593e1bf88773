import type { SiteId } from './ids.ts'
import type { Scene, Screen, ScreenSlot, SlotSource } from './scene.ts'
import type { SessionState } from './session.ts'

/** What of a session says who stands in the slots that name nobody. */
export type SceneFacts = Pick<SessionState, 'chair' | 'presenter' | 'floor' | 'patrols'>

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
  const seen = new Map<string, number>()
  /** Several slots of one patrol show its sites one after another. */
  const turnOf = (patrol: string): number => {
    const turn = seen.get(patrol) ?? 0
    seen.set(patrol, turn + 1)
    return turn
  }
  return { layout, slots: slots.map((slot) => resolve(slot, facts, turnOf)), ...(dressing && { dressing }) }
}

function resolve(slot: SlotSource, facts: SceneFacts, turnOf: (patrol: string) => number): ScreenSlot {
  switch (slot.kind) {
    case 'empty':
    case 'site':
      return slot
    case 'speaker':
      return cameraOf(speakerOf(facts))
    case 'chair':
      return cameraOf(facts.chair)
    case 'content':
      return facts.presenter === null ? { kind: 'empty' } : { kind: 'content', site: facts.presenter }
    case 'patrol':
      return cameraOf(patrolSite(facts, slot.patrol, turnOf(slot.patrol)))
  }
}

const cameraOf = (site: SiteId | null): ScreenSlot =>
  site === null ? { kind: 'empty' } : { kind: 'site', site }

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

const screens = new WeakMap<SessionState, Screen>()

/**
 * What is on screen in a session now, the same at every node. States are never changed, so each is resolved once and
 * gives the same object again.
 */
export function screenOf(session: SessionState): Screen {
  const known = screens.get(session)
  if (known) return known
  const screen = resolveScene(session.program.scene, session)
  screens.set(session, screen)
  return screen
}

/** Whether a site's camera stands in some slot of what is on screen. */
export const isOnScreen = (screen: Screen, site: SiteId): boolean =>
  screen.slots.some((slot) => slot.kind === 'site' && slot.site === site)
