import { z } from 'zod'
import { nothing, type OperationTable } from '../frame.ts'
import { siteId } from '../ids.ts'
import { opaqueId } from '../protocol.ts'

const ofSite = { body: z.strictObject({ session: opaqueId, site: siteId }), reply: nothing }

/**
 * What a site's page asks of its session, as its node carries it up to the session's owner. The page itself asks
 * with an empty body: session and site are those of its seat.
 */
export const siteCommands = {
  /** Asks to speak. */
  'hand.raise': ofSite,
  'hand.lower': ofSite,
  /** Opens the own microphone on an operator's invitation. */
  'invitation.accept': ofSite,
  'invitation.decline': ofSite,
  /** A site can always close its own microphone. */
  'microphone.close': ofSite,
  /** Its own content is not shown any more. */
  'content.stop': ofSite,
  /** An operator's private talk with it is over. */
  'cue.leave': ofSite,
} satisfies OperationTable
export type SiteCommands = typeof siteCommands
export type SiteCommand = keyof SiteCommands
