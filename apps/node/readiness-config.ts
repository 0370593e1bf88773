import { z } from 'zod'
import { defaultRules, type ReadinessRules } from '#conference/nodes'
import { humanText, siteId } from '#contract'
import { lineRecord, thresholds } from '#contract/readiness'

const kbps = z.number().int().min(0).max(100_000_000)
const pictureKbps = z.number().int().min(50).max(10_000)

/** How a node tests its sites; the meaning of each key is in deploy/README.md. */
export const readinessConfig = z
  .strictObject({
    /** `contract/readiness/thresholds.ts` has the form. */
    thresholds: z.unknown().default({}).pipe(thresholds),
    pictureKbps: z
      .strictObject({
        full: pictureKbps.default(defaultRules.pictureKbps.full),
        short: pictureKbps.default(defaultRules.pictureKbps.short),
      })
      .prefault({}),
    accessKbps: z
      .strictObject({
        up: kbps.default(defaultRules.access.upKbps),
        down: kbps.default(defaultRules.access.downKbps),
      })
      .prefault({}),
    uplinkKbps: z
      .strictObject({
        up: kbps.default(defaultRules.uplink.upKbps),
        down: kbps.default(defaultRules.uplink.downKbps),
      })
      .prefault({}),
    atMost: z.number().int().min(1).max(1000).default(defaultRules.atMost),
    /** `contract/readiness/incident.ts` has the form of a line. */
    lines: z.unknown().default([]).pipe(z.array(lineRecord).max(8000)),
    phones: z.record(siteId, humanText(40)).default({}),
  })
  .prefault({})
export type ReadinessConfig = z.infer<typeof readinessConfig>

export const rulesOf = ({ accessKbps, uplinkKbps, ...rest }: ReadinessConfig): ReadinessRules => ({
  ...rest,
  access: { upKbps: accessKbps.up, downKbps: accessKbps.down },
  uplink: { upKbps: uplinkKbps.up, downKbps: uplinkKbps.down },
})
