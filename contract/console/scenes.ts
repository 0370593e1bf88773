import { z } from 'zod'
import { nothing } from '../frame.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { scene } from '../scene.ts'
import type { Operation } from './operation.ts'

const sceneName = humanText(80).pipe(z.string().min(1))
/** The session that a saved scene belongs to; null: a template of the node, for every session. */
const ofSession = opaqueId.nullable()
const place = z.number().int().min(0)

/** A scene that was put aside under a name. */
export const savedScene = z.strictObject({
  id: opaqueId,
  session: ofSession,
  name: sceneName,
  scene,
  by: humanText(120),
  at: moment,
})
export type SavedScene = z.infer<typeof savedScene>

/** Saved scenes in their order: the templates, and those of each session. */
export const savedScenes = z.strictObject({ scenes: z.array(savedScene) })

/** Scenes put aside under names. Recalled into a preview by the console that has it, never on air by themselves. */
export const sceneOperations = {
  'scenes.list': {
    right: 'read',
    summary: 'The saved scenes of this node in their order: its templates, and those of each session',
    body: nothing,
    reply: savedScenes,
  },
  'scenes.save': {
    right: 'display',
    summary:
      'Saves a scene under a name, last or at a place; with `replaces` over that one, which keeps its id',
    body: z.strictObject({
      session: ofSession,
      name: sceneName,
      scene,
      place: place.optional(),
      replaces: opaqueId.optional(),
    }),
    reply: z.strictObject({ id: opaqueId }),
  },
  'scenes.rename': {
    right: 'display',
    summary: 'Gives a saved scene another name',
    body: z.strictObject({ id: opaqueId, name: sceneName }),
    reply: nothing,
  },
  'scenes.move': {
    right: 'display',
    summary: 'Puts a saved scene at another place, counted from 0, among those of its session',
    body: z.strictObject({ id: opaqueId, place }),
    reply: nothing,
  },
  'scenes.delete': {
    right: 'display',
    summary: 'Deletes a saved scene',
    body: z.strictObject({ id: opaqueId }),
    reply: nothing,
  },
} satisfies Record<string, Operation>
