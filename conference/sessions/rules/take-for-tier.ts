import { requireConsent, requireHolder } from '#conference/authority'
import { namedSites } from '#conference/scenes'
import type { SessionState } from '#contract'
import type { Given } from './change-authority.ts'
import { type Take, takeProgram } from './take-program.ts'

/**
 * A take as one of several tiers gives it. Throws what `takeProgram` refuses, `session.not-in-control` for a tier
 * that does not hold control (A1), and `showing.refused` or `showing.not-agreed` for sites that come on air without
 * their province's consent (A6).
 */
export function takeFor(state: SessionState, take: Omit<Take, 'by' | 'at'>, given: Given): SessionState {
  const { from, by, at, known, labelOf } = given
  const { owner, showing, program } = state
  requireHolder(state, from, labelOf)
  const after = takeProgram(state, { ...take, by, at }, known)
  requireConsent({ owner, showing, from, onAir: namedSites(program.scene) }, namedSites(take.scene), labelOf)
  return after
}
