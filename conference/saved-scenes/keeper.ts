import type { SavedScene } from '#contract/console'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import type { Clock } from '#foundation/time'
import { readShelf, writeShelf } from './scene-store.ts'
import {
  addScene,
  deleteScene,
  moveScene,
  renameScene,
  replaceScene,
  requireScene,
  type Shelf,
  type ToSave,
} from './shelf.ts'

export type SceneToSave = Pick<ToSave, 'session' | 'name' | 'scene' | 'place'> & {
  replaces?: string | undefined
}

/**
 * The saved scenes of a node, in memory and in its store. Every method that changes them resolves when the change and
 * its event are stored, and rejects with Refusal `scene.unknown` for a scene that is not (any more) there.
 */
export interface SavedScenes {
  all(): readonly SavedScene[]
  save(wanted: SceneToSave, by: string): Promise<string>
  rename(id: string, name: string, by: string): Promise<void>
  move(id: string, place: number, by: string): Promise<void>
  remove(id: string, by: string): Promise<void>
  onChange(listener: () => void): () => void
}

export interface SavedScenesOptions {
  store: Store
  clock: Clock
  newId: () => string
  /** Writes an event, and what belongs to it in the same transaction. */
  record: (body: EventBody, also: (tx: Queryable) => Promise<void>) => Promise<unknown>
  log: Log
}

/** Reads what is stored. Nothing has to be closed; the store stays its opener's. */
export async function openSavedScenes(options: SavedScenesOptions): Promise<SavedScenes> {
  const { store, clock, newId, record, log } = options
  const listeners = new Set<() => void>()
  let shelf: Shelf = await readShelf(store, log)
  let last: Promise<unknown> = Promise.resolve()

  /** One change after another: each begins from what the one before has stored (S5). */
  const change = (decide: (now: Shelf) => { after: Shelf; event: EventBody }): Promise<void> => {
    const next = last.then(async () => {
      const { after, event } = decide(shelf)
      await record(event, (tx) => writeShelf(tx, shelf, after))
      shelf = after
      for (const listener of listeners) listener()
    })
    last = next.catch(() => {})
    return next
  }

  return {
    all: () => shelf,
    async save({ replaces, ...wanted }, by) {
      const id = replaces ?? newId()
      const { name, scene } = wanted
      const stamp = { by, at: clock.now() }
      await change((now) => {
        const after = replaces
          ? replaceScene(now, replaces, { name, scene, ...stamp })
          : addScene(now, { id, ...wanted, ...stamp })
        const { session } = requireScene(after, id)
        return { after, event: { kind: 'scene.saved', saved: id, session, name, scene, by } }
      })
      return id
    },
    rename: (id, name, by) =>
      change((now) => ({
        after: renameScene(now, id, name),
        event: { kind: 'scene.renamed', saved: id, name, by },
      })),
    move: (id, place, by) =>
      change((now) => ({
        after: moveScene(now, id, place),
        event: { kind: 'scene.moved', saved: id, place, by },
      })),
    remove: (id, by) =>
      change((now) => ({
        after: deleteScene(now, id),
        event: { kind: 'scene.deleted', saved: id, name: requireScene(now, id).name, by },
      })),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
