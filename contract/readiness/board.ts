import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { incidentOwner } from './incident.ts'
import { findingCode } from './verdict.ts'
import { actingParty, bilingual, directions, grade } from './words.ts'

/** As many proofs of a site are kept to be shown. */
export const HISTORY_LENGTH = 20

/** One test in the history of a site. */
export const proofMark = z.strictObject({
  measurement: opaqueId,
  /** When it was made; the proof of a short test may be older. */
  at: moment,
  /** As it was judged then. */
  grade,
  code: findingCode.nullable(),
  /** ITU-T G.107, the lower of the tiers. */
  mos: z.number().min(1).max(4.5).nullable(),
})
export type ProofMark = z.infer<typeof proofMark>

/** The oldest first. */
export const siteHistory = z.array(proofMark).max(HISTORY_LENGTH)
export type SiteHistory = z.infer<typeof siteHistory>

const count = z.number().int().min(0)

export const boardSite = z.strictObject({
  site: siteId,
  label: humanText(200),
  connected: z.boolean(),
  /** The phone of the person to call there. */
  phone: humanText(40).nullable(),
  grade,
  provedAt: moment.nullable(),
  directions: z.strictObject({ province: directions.nullable(), centre: directions.nullable() }),
  /** What stands in the way first; null: nothing does. */
  finding: z
    .strictObject({ code: findingCode, actor: actingParty, cause: bilingual(400), todo: bilingual(400) })
    .nullable(),
  /** Who sees to it. */
  owner: incidentOwner.nullable(),
  /** The newest; a node's board has six, `readiness.site` has all that are kept. */
  history: siteHistory,
  /** Of the grades in the history, the newest against those before. */
  trend: z.enum(['better', 'worse', 'steady', 'unknown']),
})
export type BoardSite = z.infer<typeof boardSite>

/** Who has to see to sites: a provider for all of its circuits. */
export const boardOwner = z.discriminatedUnion('party', [
  z.strictObject({ party: z.literal('site') }),
  z.strictObject({ party: z.literal('province') }),
  z.strictObject({ party: z.literal('centre') }),
  z.strictObject({ party: z.literal('telecom'), provider: humanText(120) }),
])
export type BoardOwner = z.infer<typeof boardOwner>

/** `age`: up to so many minutes; the last two are older, and none. */
export const ageBand = z.enum(['15', '60', '1440', 'older', 'none'])
export type AgeBand = z.infer<typeof ageBand>

/** The board of a tier (bảng theo dõi): everything that it shows follows from it. */
export const board = z.strictObject({
  at: moment,
  of: count,
  grades: z.strictObject({ good: count, acceptable: count, fail: count, untested: count }),
  /** How many have all four directions proven at each tier, of those that have the tier. */
  province: z.strictObject({ proven: count, of: count }),
  centre: z.strictObject({ proven: count, of: count }),
  absent: count,
  byCause: z.array(z.strictObject({ code: findingCode, cause: bilingual(400), sites: z.array(siteId) })),
  byOwner: z.array(z.strictObject({ owner: boardOwner, sites: z.array(siteId) })),
  byAge: z.array(z.strictObject({ age: ageBand, count })),
  sites: z.array(boardSite).max(4000),
})
export type Board = z.infer<typeof board>
