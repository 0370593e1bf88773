import { z } from 'zod'
import { closedFloor, floor } from './floor.ts'
import { type NodeId, nodeId, type SiteId, siteId } from './ids.ts'
import { humanText, moment, opaqueId, revision } from './protocol.ts'
import { emptyScene, scene } from './scene.ts'

/** What is on air: a scene, who took it and when. `revision` counts takes. */
export const program = z.strictObject({
  revision,
  scene,
  takenBy: humanText(120),
  takenAt: moment,
})
export type Program = z.infer<typeof program>

/** The whole declared state of a session: kept by its owner node, copied to every node below. */
export const sessionState = z.strictObject({
  id: opaqueId,
  /** Counts every change of this state, takes and microphones alike. */
  revision,
  title: humanText(300),
  owner: nodeId,
  chair: siteId.nullable(),
  program,
  floor,
})
export type SessionState = z.infer<typeof sessionState>

export interface NewSession {
  id: string
  title: string
  owner: NodeId
  chair: SiteId | null
  /** How many microphones may be open at once. */
  bound: number
  by: string
  /** Unix milliseconds. */
  at: number
}

/** A session as it begins: an empty screen, every microphone closed, revision 0. */
export const beginSession = ({ bound, by, at, ...named }: NewSession): SessionState => ({
  ...named,
  revision: 0,
  program: { revision: 0, scene: emptyScene, takenBy: by, takenAt: at },
  floor: closedFloor(bound),
})
