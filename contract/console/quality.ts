import { z } from 'zod'
import { siteId } from '../ids.ts'
import { qualityAlarm, siteQuality } from '../readiness/index.ts'
import type { Operation } from './operation.ts'

/** How sites are while they are on air. */
export const qualityOperations = {
  'quality.site': {
    right: 'read',
    summary: 'How a site was while it was on air: a timeline by ten minutes, and how it is now',
    body: z.strictObject({ site: siteId }),
    reply: siteQuality,
  },
} satisfies Record<string, Operation>

/** What consoles are told of sites on air. */
export const qualityNotices = {
  /** The alarms of this tier and of those below, and those that ended in the last minutes: whole, the newest last. */
  quality: z.strictObject({ alarms: z.array(qualityAlarm).max(1000) }),
}
