import { z } from 'zod'
import { type NodeId, nodeId } from './ids.ts'
import { humanText, moment, revision } from './protocol.ts'

/**
 * Who controls the program of a session: a lease with a fencing number. `fence` rises with every change of hands, so
 * that a command which was sent before one is known by its number.
 */
export const control = z.strictObject({
  /** The tier that holds control; null: the owner of the session. */
  holder: nodeId.nullable(),
  fence: revision,
  /** Who passed it on last, and when; empty and 0: it was never passed on. */
  by: humanText(120),
  since: moment,
})
export type Control = z.infer<typeof control>

/** As every session begins: its owner controls it. */
export const ownControl: Control = { holder: null, fence: 0, by: '', since: 0 }

/** The tier that controls the program now (A1). */
export const holderOf = ({ owner, control }: { owner: NodeId; control: Control }): NodeId =>
  control.holder ?? owner

/** The fencing number that the sender of a command saw; a command without one is not checked by number. */
export const fence = revision.optional()
