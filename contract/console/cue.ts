import { z } from 'zod'
import { fence } from '../control.ts'
import { countdownSeconds } from '../cue.ts'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

const ofSite = z.strictObject({ session: opaqueId, fence, site: siteId })
const operation = <Body extends z.ZodType>(summary: string, body: Body) => ({
  right: 'floor' as const,
  summary,
  body,
  reply: nothing,
})

/** An operator's private talk with one site before it goes on air. */
export const cueOperations = {
  'cue.open': operation(
    'Opens a private talk with a site that is not on air: only the operator of this tier and the site hear each other',
    ofSite,
  ),
  'cue.countdown': operation(
    'Counts down at the site and at the consoles to its going on air',
    ofSite.extend({ seconds: countdownSeconds }),
  ),
  'cue.cancel': operation('Stops the countdown; the talk goes on', ofSite),
  'cue.close': operation('Ends the private talk with a site', ofSite),
} satisfies Record<string, Operation>
