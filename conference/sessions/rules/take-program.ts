import { sourcesOf } from '#conference/scenes'
import { Refusal, type Scene, type SessionState, type SiteId } from '#contract'
import { formatVietnamTime } from '#foundation/time'
import { type KnownSites, requireSite } from './membership.ts'

export interface Take {
  /** The program revision that the operator saw on air. */
  seen: number
  scene: Scene
  by: string
  /** Unix milliseconds. */
  at: number
}

/**
 * Puts a scene on air. Throws Refusal: `session.stale` when something else is on air than the operator saw (P2),
 * `site.unknown` (P4), `scene.invalid` when a site stands in two slots (P3).
 */
export function takeProgram(
  state: SessionState,
  { seen, scene, by, at }: Take,
  known: KnownSites,
): SessionState {
  const { program } = state
  if (seen !== program.revision) {
    throw new Refusal('session.stale', {
      by: program.takenBy,
      at: formatVietnamTime(program.takenAt),
      current: program.revision,
      seen,
    })
  }
  const placed = new Set<SiteId>()
  for (const { site } of sourcesOf(scene)) {
    requireSite(state, site, known)
    if (placed.has(site)) throw new Refusal('scene.invalid', { reason: `${site} ở hai ô (in two slots)` })
    placed.add(site)
  }
  return {
    ...state,
    revision: state.revision + 1,
    program: { revision: program.revision + 1, scene, takenBy: by, takenAt: at },
  }
}
