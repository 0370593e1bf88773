import { expect, test } from 'vitest'
import { createLive, RequestFailed } from '#browser/live-state'
import { describeError, type Scene } from '#contract'
import type { SavedScene } from '#contract/console'
import { createManualClock } from '#foundation/time'
import { assignSite, emptyPreview, sceneOf, switchTransition } from '../state/preview.ts'
import { recallable } from '../state/recall.ts'
import { nothingKept } from '../stores/desk-memory.ts'
import { createNoteStore } from '../stores/note-store.ts'
import { createSessionStore } from '../stores/session-store.ts'
import { session } from '../testing/samples.ts'
import { createSavedSceneList } from './saved-scenes.ts'

const scene: Scene = { layout: 'full', slots: [{ kind: 'chair' }] }
const saved = (id: string, of: string | null): SavedScene => ({
  ...{ id, session: of, name: id, scene, by: 'An', at: 0 },
})

/** A list whose node is played by the test: it takes every request unless `refusing`. */
function played() {
  const heard: Record<string, (body: never) => void> = {}
  const sent: { op: string; body: unknown }[] = []
  let refusing = false
  const connection = {
    onNotice: (op: string, listener: (body: never) => void) => {
      heard[op] = listener
      return () => {}
    },
    request: async (op: string, body: unknown) => {
      sent.push({ op, body })
      const error = describeError('scene.unknown', { scene: 'x' })
      if (refusing) throw new RequestFailed(op, { kind: 'refused', error })
      return { id: 'new' } as never
    },
  }
  const notes = createNoteStore(createManualClock())
  const sessions = createSessionStore(connection, () => 'VN-25', nothingKept())
  const preview = createLive(emptyPreview)
  const list = createSavedSceneList(connection, sessions, preview, notes)
  const tell = (op: string, body: unknown) => heard[op]?.(body as never)
  tell('sessions', { sessions: [session(1)] })
  return { list, preview, notes, sent, tell, refuse: () => (refusing = true) }
}

test('R27: the scenes of the session come before the templates, those of other sessions not at all', () => {
  const all = [saved('a', null), saved('b', 's2'), saved('c', 's1'), saved('d', 's1')]
  expect(recallable(all, 's1').map(({ id }) => id)).toEqual(['c', 'd', 'a'])
  expect(recallable(all, null).map(({ id }) => id)).toEqual(['a'])
})

test('R27: a key recalls into the preview, asks nothing of the node, and keeps the transition', () => {
  const { list, preview, sent, tell } = played()
  tell('saved-scenes', { scenes: [saved('a', null), saved('c', 's1')] })
  preview.update((now) => switchTransition(assignSite(now, 'VN-25')))
  list.recallAt(7)
  expect(sceneOf(preview.get()).layout).toBe('2x2')
  list.recallAt(0)
  expect(sceneOf(preview.get())).toEqual(scene)
  expect(preview.get().transition).toBe('fade')
  expect(sent).toEqual([])
})

test('R27: a deleted scene is brought back to its place from the note', async () => {
  const { list, notes, sent, tell } = played()
  const gone = saved('b', null)
  tell('saved-scenes', { scenes: [saved('a', null), saved('c', 's1'), gone] })
  await list.remove(gone)
  const [note] = notes.live.get()
  if (note?.kind !== 'done') throw new Error('no note')
  note.undo?.run()
  expect(sent.map(({ op }) => op)).toEqual(['scenes.delete', 'scenes.save'])
  expect(sent[1]?.body).toEqual({ session: null, name: 'b', scene, place: 1 })
})

test('R27: a scene that was saved over is brought back from the note', async () => {
  const { list, preview, notes, sent } = played()
  preview.set(assignSite(emptyPreview, 'VN-25'))
  await list.replace(saved('a', null))
  const [note] = notes.live.get()
  if (note?.kind !== 'done') throw new Error('no note')
  note.undo?.run()
  const over = { session: null, name: 'a', replaces: 'a' }
  expect(sent.map(({ body }) => body)).toEqual([
    { ...over, scene: sceneOf(preview.get()) },
    { ...over, scene },
  ])
})

test('R17: what the node refuses is shown and offers no undo', async () => {
  const { list, notes, refuse } = played()
  refuse()
  await list.remove(saved('a', null))
  expect(await list.save('x', true)).toBe(false)
  expect(notes.live.get().map(({ kind }) => kind)).toEqual(['error'])
})
