import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { findingCode } from './verdict.ts'
import { bilingual, faultPlace } from './words.ts'

/** A line as its provider knows it. `of`: the site whose line it is, or the node whose uplink. */
export const lineRecord = z.strictObject({
  of: siteId,
  kind: z.enum(['site', 'uplink']),
  provider: humanText(120),
  circuit: humanText(80),
  /** Answers day and night. */
  phone: humanText(40),
  contractedKbps: z.number().int().min(0).nullable(),
})
export type LineRecord = z.infer<typeof lineRecord>

/** Who has to see to it. */
export const incidentOwner = z.discriminatedUnion('party', [
  z.strictObject({ party: z.literal('site') }),
  z.strictObject({ party: z.literal('province') }),
  z.strictObject({ party: z.literal('centre') }),
  z.strictObject({
    party: z.literal('telecom'),
    provider: humanText(120),
    circuit: humanText(80),
    phone: humanText(40),
  }),
])
export type IncidentOwner = z.infer<typeof incidentOwner>

/** Why it was opened: a test found it, or somebody at the site pressed the button. */
export const incidentCause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('test'), code: findingCode, place: faultPlace, words: bilingual(400) }),
  z.strictObject({ kind: z.literal('help'), words: humanText(500).nullable() }),
])

const act = z.strictObject({ at: moment, by: humanText(120) })

/** An incident has been as far as its state says; what came before stays. */
export const incident = z.strictObject({
  id: opaqueId,
  site: siteId,
  cause: incidentCause,
  owner: incidentOwner,
  openedAt: moment,
  /** Where it was found last, and how often. */
  lastSeenAt: moment,
  times: z.number().int().min(1),
  /** How often it came back after it was called fixed. */
  reopened: z.number().int().min(0),
  state: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('opened') }),
    z.strictObject({ state: z.literal('answered'), answered: act }),
    z.strictObject({
      state: z.literal('fixed'),
      answered: act.nullable(),
      fixed: act,
      note: humanText(500).nullable(),
    }),
    /** Over: a test of the site no longer shows it. `fixed` is null where nobody said so before. */
    z.strictObject({
      state: z.literal('retested'),
      answered: act.nullable(),
      fixed: act.nullable(),
      retested: z.strictObject({ at: moment, measurement: opaqueId }),
    }),
    /** Over: a call for help, closed by who said so; no test was needed. */
    z.strictObject({
      state: z.literal('closed'),
      answered: act.nullable(),
      fixed: act.nullable(),
      closed: act,
    }),
  ]),
})
export type Incident = z.infer<typeof incident>
