import { layersOf } from '#conference/scenes'
import {
  type Layer,
  type Program,
  partsOfSource,
  programOf,
  type Screen,
  type SessionState,
  type SiteId,
  type SourceKey,
  screenFor,
  screensOf,
  sourceOf,
} from '#contract'
import type { CascadeInput, Monitor } from './types.ts'

/** How a source is wanted: the layer of a picture, null for sound; `standby`: only got ready, for a preview. */
export interface Wish {
  layer: Layer | null
  standby: boolean
}

export type Wished = ReadonlyMap<SourceKey, Wish>

/** Local sites that see the same program, and what it gives them. */
export interface Viewers {
  sites: readonly SiteId[]
  wishes: Wished
}

/**
 * The audience by program (K21). Those of the main one get its pictures, and on standby what is only prepared; those
 * of another its pictures alone. Open microphones are heard by all.
 */
export function viewersOf(
  session: SessionState | null,
  audience: readonly SiteId[],
  prepared: readonly Screen[],
): Viewers[] {
  if (session === null) return [{ sites: audience, wishes: new Map() }]
  const seen = new Map<Program, { screen: Screen; sites: SiteId[] }>()
  for (const site of audience) {
    const program = programOf(session, site)
    const known = seen.get(program)
    if (known) known.sites.push(site)
    else seen.set(program, { screen: screenFor(session, site), sites: [site] })
  }
  return [...seen].map(([program, { screen, sites }]) => {
    const isMain = program === session.program
    return { sites, wishes: wishesOf(session, [screen], isMain ? prepared : []) }
  })
}

/** Everything that a session gives to whomever: what all of its programs show, what is prepared, who is heard. */
export const allWishes = (session: SessionState | null, prepared: readonly Screen[]): Wished =>
  session === null ? new Map() : wishesOf(session, screensOf(session), prepared)

/** A picture that is shown and prepared comes at the highest of its layers. */
function wishesOf(session: SessionState, shown: readonly Screen[], prepared: readonly Screen[]): Wished {
  const wishes = new Map<SourceKey, Wish>()
  const note = (screens: readonly Screen[], standby: boolean) => {
    for (const [source, layer] of screens.flatMap((screen) => [...layersOf(screen)]))
      wishes.set(source, { layer: higher(layer, wishes.get(source)?.layer), standby })
  }
  note(prepared, true)
  note(shown, false)
  for (const site of session.floor.open)
    wishes.set(sourceOf(site, 'microphone'), { layer: null, standby: false })
  return wishes
}

/**
 * The same with what consoles watch. That counts for nobody: it is got ready as a preview is, and what sites watch as
 * well stays theirs.
 */
export function withMonitors(watched: Wished, monitors: readonly Monitor[]): Wished {
  if (monitors.length === 0) return watched
  const all = new Map(watched)
  for (const { source, layer } of monitors) {
    const before = all.get(source)
    const best = layer === null ? null : higher(layer, before?.layer)
    all.set(source, { layer: best, standby: before?.standby ?? true })
  }
  return all
}

const higher = (a: Layer, b: Layer | null | undefined): Layer => (b != null && b > a ? b : a)

/** Whether the site sends the source itself; what a console publishes as the own room's, that room's page does not. */
export const isOwnSource = (site: SiteId, source: SourceKey, { fromConsoles = [] }: FromConsoles): boolean =>
  partsOfSource(source).site === site && !fromConsoles.includes(source)

type FromConsoles = Pick<CascadeInput, 'fromConsoles'>

/** What the sites here want together. A site does not want itself, so a source needs another site to watch it. */
export function watchedIn(viewers: readonly Viewers[], input: FromConsoles): Wished {
  const watched = new Map<SourceKey, Wish>()
  for (const { sites, wishes } of viewers) {
    const here = new Set(sites)
    for (const [source, { layer, standby }] of wishes) {
      const { site } = partsOfSource(source)
      if (here.size <= (here.has(site) && isOwnSource(site, source, input) ? 1 : 0)) continue
      const before = watched.get(source)
      watched.set(source, {
        layer: layer === null ? null : higher(layer, before?.layer),
        standby: standby && (before?.standby ?? true),
      })
    }
  }
  return watched
}
