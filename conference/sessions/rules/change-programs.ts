import { requireConsent, requireHolder } from '#conference/authority'
import { namedSites } from '#conference/scenes'
import {
  type Audience,
  type AudienceProgram,
  MAX_PROGRAMS,
  Refusal,
  type Scene,
  type SessionState,
  type SiteId,
} from '#contract'
import type { Given } from './change-authority.ts'
import { requireScene, requireSite } from './membership.ts'
import { nextProgram, type Take } from './take-program.ts'

/**
 * A program of its own for an audience, named after the revision that it makes (P23). Throws Refusal
 * `audience.too-many`, and what a take of its scene refuses.
 */
export function openProgram(
  state: SessionState,
  { name, audience, scene }: { name: string; audience: Audience; scene: Scene },
  given: Given,
): SessionState {
  const { programs } = state
  requireShowable(state, scene, [], given)
  for (const site of sitesOf(audience)) requireSite(state, site, given.known)
  if (programs.length >= MAX_PROGRAMS) throw new Refusal('audience.too-many', { count: programs.length })
  const program = { revision: 1, scene, takenBy: given.by, takenAt: given.at }
  return withPrograms(state, [...programs, { id: `c${state.revision + 1}`, name, audience, program }])
}

/**
 * Puts a scene on air in an audience's program (P23). Throws Refusal `audience.unknown`, `session.stale`, and what
 * a take of the main program refuses.
 */
export function takeForAudience(
  state: SessionState,
  { program: id, ...take }: { program: string } & Omit<Take, 'by' | 'at'>,
  given: Given,
): SessionState {
  const before = programNamed(state, id)
  const program = nextProgram(before.program, { ...take, by: given.by, at: given.at })
  requireShowable(state, take.scene, namedSites(before.program.scene), given)
  return withPrograms(
    state,
    state.programs.map((each) => (each === before ? { ...before, program } : each)),
  )
}

/** Throws Refusal `audience.unknown`, `session.not-in-control`. */
export function closeProgram(state: SessionState, id: string, { from, labelOf }: Given): SessionState {
  requireHolder(state, from, labelOf)
  const gone = programNamed(state, id)
  return withPrograms(
    state,
    state.programs.filter((each) => each !== gone),
  )
}

function programNamed({ programs }: SessionState, id: string): AudienceProgram {
  const found = programs.find((each) => each.id === id)
  if (!found) throw new Refusal('audience.unknown', { program: id })
  return found
}

/** What everybody sees in the main program already needs no consent for an audience (A6). */
function requireShowable(
  state: SessionState,
  scene: Scene,
  shown: readonly SiteId[],
  { from, known, labelOf }: Given,
): void {
  const { owner, showing, program } = state
  requireHolder(state, from, labelOf)
  requireScene(state, scene, known)
  const onAir = [...shown, ...namedSites(program.scene)]
  requireConsent({ owner, showing, from, onAir }, namedSites(scene), labelOf)
}

function sitesOf(audience: Audience): SiteId[] {
  switch (audience.kind) {
    case 'speaker':
    case 'chair':
      return []
    case 'sites':
      return audience.sites
    case 'below':
      return [audience.unit]
  }
}

const withPrograms = (state: SessionState, programs: AudienceProgram[]): SessionState => ({
  ...state,
  revision: state.revision + 1,
  programs,
})
