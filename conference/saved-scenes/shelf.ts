import { Refusal, type Scene } from '#contract'
import type { SavedScene } from '#contract/console'

/** All saved scenes of a node. Those of one session, and the templates, each have their order in it. */
export type Shelf = readonly SavedScene[]

export interface ToSave {
  id: string
  session: string | null
  name: string
  scene: Scene
  /** Counted from 0 among those of its session; absent: last. */
  place?: number | undefined
  by: string
  /** Unix milliseconds. */
  at: number
}

/** Adds a scene (S1, S3). */
export function addScene(shelf: Shelf, { place, ...saved }: ToSave): Shelf {
  return placed(shelf, saved, place)
}

/** Puts scene and name over those of `id`, which stays where it is (S2). Throws Refusal `scene.unknown`. */
export function replaceScene(shelf: Shelf, id: string, by: Omit<ToSave, 'id' | 'session' | 'place'>): Shelf {
  const known = requireScene(shelf, id)
  return shelf.map((each) => (each === known ? { ...known, ...by } : each))
}

/** Throws Refusal `scene.unknown` (S4). */
export function renameScene(shelf: Shelf, id: string, name: string): Shelf {
  const known = requireScene(shelf, id)
  return shelf.map((each) => (each === known ? { ...known, name } : each))
}

/** The others keep their order (S3). Throws Refusal `scene.unknown`. */
export function moveScene(shelf: Shelf, id: string, place: number): Shelf {
  const known = requireScene(shelf, id)
  return placed(
    shelf.filter((each) => each !== known),
    known,
    place,
  )
}

/** Throws Refusal `scene.unknown` (S4). */
export function deleteScene(shelf: Shelf, id: string): Shelf {
  const known = requireScene(shelf, id)
  return shelf.filter((each) => each !== known)
}

export function requireScene(shelf: Shelf, id: string): SavedScene {
  const known = shelf.find((each) => each.id === id)
  if (!known) throw new Refusal('scene.unknown', { scene: id })
  return known
}

/** Before the scene of the same session that stands at `place`; a place beyond the last is the last. */
function placed(shelf: Shelf, saved: SavedScene, place = Number.POSITIVE_INFINITY): Shelf {
  const group = shelf.filter(({ session }) => session === saved.session)
  const next = group[place]
  const at = next ? shelf.indexOf(next) : shelf.length
  return shelf.toSpliced(at, 0, saved)
}
