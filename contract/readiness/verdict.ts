import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { actingParty, bilingual, directions, faultPlace, grade, legName, loopTier } from './words.ts'

/**
 * What can be found, causes before what follows from them; findings of equal weight stand in this order. The code is
 * stable: people read it out on the phone.
 */
export const findingCode = z.enum([
  ...['proof.none', 'proof.expired', 'proof.future', 'test.timeout', 'test.not-taken', 'page.hidden'],
  ...['camera.absent', 'camera.denied', 'camera.busy', 'camera.black', 'camera.covered', 'camera.frozen'],
  ...['camera.small', 'camera.slow', 'camera.other'],
  ...['microphone.absent', 'microphone.denied', 'microphone.busy', 'microphone.muted', 'microphone.silent'],
  ...['microphone.clipping', 'microphone.low', 'microphone.loud', 'microphone.other'],
  ...['speaker.absent', 'speaker.muted', 'speaker.blocked', 'speaker.other', 'speaker.unheard'],
  ...['line.cut', 'uplink.cut', 'code.foreign', 'code.replayed'],
  ...['capacity.low', 'loss.high', 'jitter.high', 'rtt.high', 'sound.concealed'],
  ...['picture.lost', 'sound.lost', 'picture.unreadable', 'sound.unreadable'],
  ...['picture.frozen', 'picture.small', 'picture.slow', 'skew.high', 'mos.low'],
  ...['person.no-picture', 'person.no-sound', 'measurement.missing'],
  ...['transport.tcp', 'transport.relay', 'microphone.noisy'],
] as const)
export type FindingCode = z.infer<typeof findingCode>

/**
 * `critical` and `fail` make it Không đạt; `missing` keeps it Chưa kiểm thử; `warning` and `acceptable` let it be Đạt
 * at best; `note` changes no grade.
 */
export const severity = z.enum(['critical', 'fail', 'missing', 'warning', 'acceptable', 'note'])
export type Severity = z.infer<typeof severity>

export const metric = z.enum([
  ...[
    'rttMs',
    'jitterMs',
    'lossShare',
    'concealedShare',
    'heightPx',
    'fps',
    'longestFreezeMs',
    'capacityKbps',
  ],
  ...['mos', 'skewMs', 'levelDbov', 'clippingShare', 'noiseFloorDbov', 'ageMs'],
] as const)
export type Metric = z.infer<typeof metric>

/** `value` was measured, `bound` is the one that it does not keep. */
const reading = z.strictObject({ metric, value: z.number(), bound: z.number() })
export type Reading = z.infer<typeof reading>

export const finding = z.strictObject({
  code: findingCode,
  severity,
  place: faultPlace,
  /** The tier whose loop shows it; null: it is not of a loop. */
  tier: loopTier.nullable(),
  actor: actingParty,
  reading: reading.nullable(),
  cause: bilingual(400),
  todo: bilingual(400),
})
export type Finding = z.infer<typeof finding>

/** The worst of the four ways, by the figure that is farthest from good. */
export const worstLeg = z.strictObject({
  leg: legName,
  grade: grade.exclude(['untested']),
  reading,
})
export type WorstLeg = z.infer<typeof worstLeg>

const ofTier = <Schema extends z.ZodType>(schema: Schema) =>
  z.strictObject({ province: schema.nullable(), centre: schema.nullable() })

/** What follows from a measurement. `directions` has null for a tier that the site does not have. */
export const verdict = z.strictObject({
  version: z.literal(1),
  site: siteId,
  /** Null: there is no measurement. */
  measurement: opaqueId.nullable(),
  /** When what it rests on was measured. */
  provedAt: moment.nullable(),
  /** When it was judged, or looked at again for its age. */
  at: moment,
  rules: z.strictObject({ program: humanText(80), thresholds: humanText(80) }),
  grade,
  directions: ofTier(directions),
  /** ITU-T G.107, 1 to 4.5; null: not known. */
  mos: ofTier(z.number().min(1).max(4.5)),
  worstLeg: worstLeg.nullable(),
  /** What the person at the site said; it is never mixed into `directions`, but for the loudspeaker. */
  person: z.strictObject({ saw: z.boolean().nullable(), heard: z.boolean().nullable() }),
  findings: z.array(finding).max(64),
})
export type Verdict = z.infer<typeof verdict>
