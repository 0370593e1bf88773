import { z } from 'zod'
import { control, ownControl } from './control.ts'
import { cue, MAX_CUES } from './cue.ts'
import { closedFloor, floor } from './floor.ts'
import { type NodeId, nodeId, type SiteId, siteId } from './ids.ts'
import { MAX_PATROLS, patrol } from './patrol.ts'
import { audienceProgram, MAX_PROGRAMS, program } from './program.ts'
import { humanText, opaqueId, revision } from './protocol.ts'
import { emptyScene } from './scene.ts'
import { freeShowing, showing } from './showing.ts'

/** The whole declared state of a session: kept by its owner node, copied to every node below. */
export const sessionState = z.strictObject({
  id: opaqueId,
  /** Counts every change of this state, takes and microphones alike. */
  revision,
  title: humanText(300),
  owner: nodeId,
  chair: siteId.nullable(),
  /** The site whose content is shown where a scene has a slot for content. */
  presenter: siteId.nullable().default(null),
  program,
  /** Programs of their own for some audiences, in the order of their opening; everybody else sees `program`. */
  programs: z.array(audienceProgram).max(MAX_PROGRAMS).default([]),
  floor,
  control: control.default(ownControl),
  showing: showing.default(freeShowing),
  patrols: z.array(patrol).max(MAX_PATROLS).default([]),
  /** Private talks of operators with a site each, before it goes on air. */
  cues: z.array(cue).max(MAX_CUES).default([]),
  /** Whether provinces may run a program of their own for their own sites. */
  localParts: z.boolean().default(false),
  /** The session above that it is a part of: the program of its owner's sites. Null: a whole session. */
  partOf: opaqueId.nullable().default(null),
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
  /** The session that it is a part of. */
  partOf?: string
}

/** A session as it begins: an empty screen, every microphone closed, revision 0. */
export const beginSession = ({ bound, by, at, partOf, ...named }: NewSession): SessionState => ({
  ...named,
  presenter: null,
  revision: 0,
  program: { revision: 0, scene: emptyScene, takenBy: by, takenAt: at },
  programs: [],
  floor: closedFloor(bound),
  control: ownControl,
  showing: freeShowing,
  patrols: [],
  cues: [],
  localParts: false,
  partOf: partOf ?? null,
})
