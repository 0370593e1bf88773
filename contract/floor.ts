import { z } from 'zod'
import { siteId } from './ids.ts'
import { humanText, moment, opaqueId } from './protocol.ts'

/** As many sites as can wait in the queue of a session. */
export const MAX_RAISED = 512
/** As many invitations as can be open at once. */
export const MAX_INVITED = 64
/** How many forced closings a session remembers, the newest. */
export const MAX_CLOSED = 64

/** A raised hand: the site asks to speak since `at`. */
export const raisedHand = z.strictObject({ site: siteId, at: moment })

/** Something that an operator did to a site: an invitation, a forced closing. */
export const doneToSite = z.strictObject({ site: siteId, at: moment, by: humanText(120) })
export type DoneToSite = z.infer<typeof doneToSite>

/** Who may be heard in a session, who asks to be, who was asked to. */
export const floor = z.strictObject({
  /** Sites with an open microphone, in the order of their opening. */
  open: z.array(siteId).max(64),
  /** How many may be open at once. */
  bound: z.number().int().min(1).max(64),
  /** When each open microphone was opened. */
  since: z.record(siteId, moment).default({}),
  /** The queue: who asked first stands first. */
  raised: z.array(raisedHand).max(MAX_RAISED).default([]),
  invited: z.array(doneToSite).max(MAX_INVITED).default([]),
  /** Microphones that somebody else than the site closed, until the site opens, asks or is opened again. */
  closed: z.array(doneToSite).max(MAX_CLOSED).default([]),
  /** Who speaks among the open microphones, by their sound; null until somebody does. */
  speaker: siteId.nullable().default(null),
})
export type Floor = z.infer<typeof floor>

/** How loud a site's microphone is, in dBov: 0 is the loudest that can be. */
export const siteLevel = z.strictObject({ site: siteId, level: z.number().int().min(-127).max(0) })
export type SiteLevel = z.infer<typeof siteLevel>

/** Whose open microphones are heard now in a session; whoever is not in it is silent. */
export const voices = z.strictObject({ session: opaqueId, voices: z.array(siteLevel).max(64) })

/** Every microphone closed, nobody waits. */
export const closedFloor = (bound: number): Floor => ({
  open: [],
  bound,
  since: {},
  raised: [],
  invited: [],
  closed: [],
  speaker: null,
})
