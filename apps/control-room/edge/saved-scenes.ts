import { createLive, type Live } from '#browser/live-state'
import type { SavedScene } from '#contract/console'
import { type Preview, previewOf, sceneOf } from '../state/preview.ts'
import { placeOf, recallable } from '../state/recall.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** The node's saved scenes, as it tells them. */
export interface SavedSceneList {
  live: Live<readonly SavedScene[]>
  /** Puts the scene into the preview; never on air by itself. */
  recall(saved: SavedScene): void
  /** The scene behind a key, counted from 0. */
  recallAt(place: number): void
  /** Saves the preview for the current session, or as a template. True: it is saved. */
  save(name: string, asTemplate: boolean): Promise<boolean>
  /** Saves the preview over a scene; what was there can be brought back from the note that says so. */
  replace(saved: SavedScene): Promise<void>
  rename(saved: SavedScene, name: string): Promise<void>
  /** One place up (-1) or down (1). */
  move(saved: SavedScene, step: -1 | 1): Promise<void>
  /** What was deleted can be brought back from the note that says so. */
  remove(saved: SavedScene): Promise<void>
}

const undo = { vi: 'Hoàn tác', en: 'Undo' }

export function createSavedSceneList(
  connection: Pick<ConsoleConnection, 'request' | 'onNotice'>,
  sessions: SessionStore,
  preview: Live<Preview>,
  notes: NoteStore,
): SavedSceneList {
  const live = createLive<readonly SavedScene[]>([])
  connection.onNotice('saved-scenes', ({ scenes }) => live.set(scenes))

  /** Says what failed; true: it was done. */
  const ask = async (asking: Promise<unknown>): Promise<boolean> => {
    try {
      await asking
      return true
    } catch (error) {
      notes.failed(error)
      return false
    }
  }
  const recall = ({ scene }: SavedScene) => preview.update(({ transition }) => previewOf(scene, transition))

  return {
    live,
    recall,
    recallAt(place) {
      const saved = recallable(live.get(), sessions.current()?.id ?? null)[place]
      if (saved) recall(saved)
    },
    save(name, asTemplate) {
      const session = asTemplate ? null : (sessions.current()?.id ?? null)
      const scene = sceneOf(preview.get())
      return ask(connection.request('scenes.save', { session, name, scene }))
    },
    async replace(saved) {
      const { id, session, name, scene } = saved
      const over = (content: SavedScene['scene']) =>
        ask(connection.request('scenes.save', { session, name, scene: content, replaces: id }))
      if (!(await over(sceneOf(preview.get())))) return
      notes.done(
        { vi: `Đã lưu đè cảnh “${name}”.`, en: `Scene “${name}” was saved over.` },
        { label: undo, run: () => void over(scene) },
      )
    },
    async rename({ id }, name) {
      await ask(connection.request('scenes.rename', { id, name }))
    },
    async move(saved, step) {
      const place = placeOf(live.get(), saved) + step
      if (place >= 0) await ask(connection.request('scenes.move', { id: saved.id, place }))
    },
    async remove(saved) {
      const { id, session, name, scene } = saved
      const place = placeOf(live.get(), saved)
      if (!(await ask(connection.request('scenes.delete', { id })))) return
      notes.done(
        { vi: `Đã xóa cảnh “${name}”.`, en: `Scene “${name}” was deleted.` },
        {
          label: undo,
          run: () => void ask(connection.request('scenes.save', { session, name, scene, place })),
        },
      )
    },
  }
}
