import { z } from 'zod'
import { fence } from '../control.ts'
import { floor } from '../floor.ts'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

/** `fence`: for whoever may give the order because control was granted to them. */
const ofSession = z.strictObject({ session: opaqueId, fence })
const ofSite = ofSession.extend({ site: siteId })
const operation = <Body extends z.ZodType>(summary: string, body: Body) => ({
  right: 'floor' as const,
  summary,
  body,
  reply: nothing,
})

/** Who is heard: microphones, the queue of those who ask to speak, invitations. */
export const floorOperations = {
  'floor.open': operation("Opens a site's microphone", ofSite),
  'floor.close': operation("Closes a site's microphone; the site is told who did", ofSite),
  'floor.close-all': operation('Closes every microphone of the session', ofSession),
  'floor.close-others': operation("Closes every microphone but the chair's", ofSession),
  'floor.invite': operation('Invites a site to speak: its page offers to open its microphone', ofSite),
  'floor.withdraw': operation('Takes an invitation back', ofSite),
  'floor.lower': operation("Takes a site's raised hand down", ofSite),
  'floor.bound': operation(
    'Says how many microphones may be open at once',
    ofSession.extend({ bound: floor.shape.bound }),
  ),
} satisfies Record<string, Operation>
