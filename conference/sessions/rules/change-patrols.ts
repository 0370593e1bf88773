import {
  beginPatrol,
  MAX_CHOSEN_SITES,
  MAX_PATROLS,
  type Patrol,
  type PatrolList,
  type PatrolSettings,
  Refusal,
  type SessionState,
} from '#contract'
import type { Given } from './change-authority.ts'
import { type KnownSites, requireSite } from './membership.ts'

/** A patrol more, named after the revision that it makes (P21). Throws `site.unknown`, `patrol.too-many`, `patrol.too-long`. */
export function createPatrol(state: SessionState, settings: PatrolSettings, { known }: Given): SessionState {
  const { patrols } = state
  requireList(state, settings.list, known)
  requireRoom(patrols, settings.list)
  if (patrols.length >= MAX_PATROLS) throw new Refusal('patrol.too-many', { count: patrols.length })
  return withPatrols(state, [...patrols, beginPatrol(`p${state.revision + 1}`, settings)])
}

/** Other settings; state, stop and what was seen stay (P21). Throws `patrol.unknown`, `site.unknown`, `patrol.too-long`. */
export function changePatrol(
  state: SessionState,
  id: string,
  settings: PatrolSettings,
  { known }: Given,
): SessionState {
  requireList(state, settings.list, known)
  requireRoom(
    state.patrols.filter((patrol) => patrol.id !== id),
    settings.list,
  )
  return replacePatrol(state, id, (patrol) => ({ ...patrol, ...settings }))
}

/** Throws Refusal `patrol.unknown`. */
export function removePatrol(state: SessionState, id: string): SessionState {
  const gone = patrolOf(state, id)
  return withPatrols(
    state,
    state.patrols.filter((each) => each !== gone),
  )
}

/** It goes round from now on; whom it showed before a pause has a whole stop more (P22). */
export const startPatrol = (state: SessionState, id: string, { at }: Given): SessionState =>
  replacePatrol(state, id, (patrol) =>
    patrol.state === 'running' ? patrol : { ...patrol, state: 'running', stepSince: at },
  )

export const pausePatrol = (state: SessionState, id: string): SessionState =>
  replacePatrol(state, id, (patrol) => (patrol.state === 'running' ? { ...patrol, state: 'paused' } : patrol))

/** Throws Refusal `patrol.unknown`. */
export function patrolOf({ patrols }: Pick<SessionState, 'patrols'>, id: string): Patrol {
  const found = patrols.find((patrol) => patrol.id === id)
  if (!found) throw new Refusal('patrol.unknown', { patrol: id })
  return found
}

/** The session with one patrol changed, one revision on; the same one when `change` gives the patrol back. */
export function replacePatrol(
  state: SessionState,
  id: string,
  change: (patrol: Patrol) => Patrol,
): SessionState {
  const before = patrolOf(state, id)
  const after = change(before)
  return after === before
    ? state
    : withPatrols(
        state,
        state.patrols.map((each) => (each === before ? after : each)),
      )
}

const withPatrols = (state: SessionState, patrols: Patrol[]): SessionState => ({
  ...state,
  revision: state.revision + 1,
  patrols,
})

const chosenIn = (list: PatrolList): number => (list.kind === 'sites' ? list.sites.length : 0)

/** Throws Refusal `patrol.too-long`: the lists of chosen sites travel in the session's state at every step. */
function requireRoom(others: readonly Patrol[], list: PatrolList): void {
  const taken = others.reduce((sum, each) => sum + chosenIn(each.list), 0)
  if (chosenIn(list) > 0 && taken + chosenIn(list) > MAX_CHOSEN_SITES)
    throw new Refusal('patrol.too-long', {
      most: MAX_CHOSEN_SITES,
      left: Math.max(0, MAX_CHOSEN_SITES - taken),
    })
}

const requireList = (state: SessionState, list: PatrolList, known: KnownSites): void => {
  for (const site of list.kind === 'below' ? [list.unit] : list.sites) requireSite(state, site, known)
}
