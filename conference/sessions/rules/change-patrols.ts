import {
  beginPatrol,
  MAX_PATROLS,
  type Patrol,
  type PatrolList,
  type PatrolSettings,
  Refusal,
  type SessionState,
} from '#contract'
import type { Given } from './change-authority.ts'
import { type KnownSites, requireSite } from './membership.ts'

/** A patrol more, named after the revision that it makes (P21). Throws `site.unknown`, `patrol.too-many`. */
export function createPatrol(state: SessionState, settings: PatrolSettings, { known }: Given): SessionState {
  const { patrols } = state
  requireList(state, settings.list, known)
  if (patrols.length >= MAX_PATROLS) throw new Refusal('patrol.too-many', { count: patrols.length })
  return withPatrols(state, [...patrols, beginPatrol(`p${state.revision + 1}`, settings)])
}

/** Other settings; state, stop and what was seen stay (P21). Throws `patrol.unknown`, `site.unknown`. */
export function changePatrol(
  state: SessionState,
  id: string,
  settings: PatrolSettings,
  { known }: Given,
): SessionState {
  requireList(state, settings.list, known)
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

const requireList = (state: SessionState, list: PatrolList, known: KnownSites): void => {
  for (const site of list.kind === 'below' ? [list.unit] : list.sites) requireSite(state, site, known)
}
