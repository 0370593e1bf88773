import { z } from 'zod'
import { nodeId, siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { findingCode } from './verdict.ts'
import { actingParty } from './words.ts'

/** As many sites as a round can have. */
export const MAX_ROUND_SITES = 4000

const ofSite = {
  site: siteId,
  /** How many tests of the site the round has begun. */
  tests: z.number().int().min(0),
  /** When it was ordered to be tested again: no older proof counts. Null: it was not. */
  retestAt: moment.nullable().default(null),
}

/** As many rounds as a node knows at once: those of operators, one for each session, the newest closed ones. */
export const MAX_ROUNDS_KNOWN = 96

/** Where a site is in a round. */
export const roundSite = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting'), ...ofSite }),
  /** It came when the round had begun: it is tested next. */
  z.strictObject({ state: z.literal('late'), ...ofSite, since: moment }),
  z.strictObject({ state: z.literal('running'), ...ofSite, since: moment }),
  z.strictObject({
    state: z.literal('proven'),
    ...ofSite,
    measurement: opaqueId,
    at: moment,
    grade: z.enum(['good', 'acceptable']),
  }),
  z.strictObject({
    state: z.literal('failed'),
    ...ofSite,
    /** Null: the test brought nothing. */
    measurement: opaqueId.nullable(),
    at: moment,
    code: findingCode,
    actor: actingParty,
  }),
  /** It is not connected. */
  z.strictObject({ state: z.literal('absent'), ...ofSite, since: moment }),
])
export type RoundSite = z.infer<typeof roundSite>

/** What is said of a round when it is opened. */
export const roundOrder = z.strictObject({
  title: humanText(200).pipe(z.string().min(1)),
  form: z.enum(['full', 'short']),
  /** The session it is for, and the step of that session's ladder; null: a round of its own. */
  session: opaqueId.nullable(),
  step: opaqueId.nullable(),
  /** A proof from then on counts, whoever asked for it: the site is not tested again. */
  proofSince: moment,
})
export type RoundOrder = z.infer<typeof roundOrder>

/** A round of tests over many sites (đợt kiểm thử), run by one node. */
export const round = roundOrder.extend({
  id: opaqueId,
  node: nodeId,
  by: humanText(120),
  openedAt: moment,
  state: z.enum(['running', 'paused', 'closed']),
  sites: z.array(roundSite).max(MAX_ROUND_SITES),
})
export type Round = z.infer<typeof round>

export const linkId = z.strictObject({ kind: z.enum(['access', 'uplink']), node: nodeId })
/** What tests may take of a link that many share: a node's line to its sites, or its line to the tier above. */
export const linkBudget = linkId.extend({ upKbps: z.number().min(0), downKbps: z.number().min(0) })
export type LinkBudget = z.infer<typeof linkBudget>

/** A link as a round shows it: what tests take of it now. */
export const linkLoad = linkBudget.extend({
  usedUpKbps: z.number().min(0),
  usedDownKbps: z.number().min(0),
  tests: z.number().int().min(0),
})
export type LinkLoad = z.infer<typeof linkLoad>
