import {
  answerRequest,
  askToShow,
  expireRequests,
  grantControl,
  mayGive,
  requireHolder,
  returnControl,
  setRule,
  takeControl,
  withdrawRequest,
} from '#conference/authority'
import type { Control, NodeId, SessionState, ShowAnswer, Showing, ShowingRule, SiteId } from '#contract'
import { type KnownSites, requireSite } from './membership.ts'

/** Who gives a command, from which tier, and when. */
export interface Given {
  by: string
  from: NodeId
  /** Unix milliseconds. */
  at: number
  known: KnownSites
  labelOf: (site: SiteId) => string
  /** How long a request to show a site waits for its answer, milliseconds; as `requestLastsMs` of `conference/authority` unless told. */
  requestLastsMs?: number
}

/** Control goes to a tier below (A2); throws what `grantControl` refuses. */
export const grant = (state: SessionState, to: NodeId, given: Given): SessionState => {
  requireSite(state, to, given.known)
  return withControl(state, grantControl(state, to, given, given.labelOf))
}
export const giveBack = (state: SessionState, given: Given): SessionState =>
  withControl(state, returnControl(state, given, given.labelOf))

export const takeBack = (state: SessionState, given: Given): SessionState =>
  withControl(state, takeControl(state, given, given.labelOf))

export const allowParts = (state: SessionState, allowed: boolean): SessionState =>
  state.localParts === allowed ? state : { ...state, revision: state.revision + 1, localParts: allowed }

/** A province's rule for its sites (A5); throws what `setRule` refuses. */
export function ruleShowing(
  state: SessionState,
  { province, rule }: { province: NodeId; rule: ShowingRule },
  { from, by, at, labelOf }: Given,
): SessionState {
  const { owner } = state
  return withShowing(state, setRule(state.showing, province, rule, { owner, from, by, at }, labelOf))
}

/** A request by owner or holder (A7), named after the revision that it makes; throws what `requireHolder` and `askToShow` refuse. */
export function ask(
  state: SessionState,
  { site, note }: { site: SiteId; note: string },
  { from, by, at, known, labelOf, requestLastsMs }: Given,
): SessionState {
  if (from !== state.owner) requireHolder(state, from, labelOf)
  requireSite(state, site, known)
  const request = { id: `r${state.revision + 1}`, site, note }
  const asking = { owner: state.owner, from, by, at, ...(requestLastsMs && { lastsMs: requestLastsMs }) }
  return withShowing(state, askToShow(state.showing, request, asking, labelOf))
}

export function answer(
  state: SessionState,
  { request, answer }: { request: string; answer: ShowAnswer },
  given: Given,
): SessionState {
  if (answer.kind === 'counter') requireSite(state, answer.site, given.known)
  return withShowing(state, answerRequest(state.showing, request, answer, given, given.labelOf))
}

export const withdraw = (state: SessionState, request: string, given: Given): SessionState =>
  withShowing(state, withdrawRequest(state.showing, request, given, given.labelOf))

/** Ends what nobody answered in time (A8). */
export const expire = (state: SessionState, at: number): SessionState =>
  withShowing(state, expireRequests(state.showing, at))

/** Whoever may talk with a site no more, since control has passed on, talks with it no more (A4, P25). */
function withControl(state: SessionState, control: Control): SessionState {
  if (control === state.control) return state
  const after = { ...state, revision: state.revision + 1, control }
  return { ...after, cues: after.cues.filter(({ from, site }) => mayGive(from, after, 'cue.open', site)) }
}

const withShowing = (state: SessionState, showing: Showing): SessionState =>
  showing === state.showing ? state : { ...state, revision: state.revision + 1, showing }
