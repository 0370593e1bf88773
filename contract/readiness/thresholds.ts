import { z } from 'zod'
import { humanText } from '../protocol.ts'
import { loopTier } from './words.ts'

/** Good up to `good`, acceptable up to `acceptable`, both included; worse beyond. */
const atMost = (good: number, acceptable: number) => ({
  good: z.number().min(0).default(good),
  acceptable: z.number().min(0).default(acceptable),
})
/** Good from `good` on, acceptable from `acceptable` on. */
const atLeast = atMost
const inOrder = { message: '“good” is stricter than “acceptable”', path: ['good'] }
const isUpward = ({ good, acceptable }: { good: number; acceptable: number }) => good <= acceptable
const isDownward = ({ good, acceptable }: { good: number; acceptable: number }) => good >= acceptable

const dbov = z.number().min(-200).max(0)
const band = (from: number, to: number) =>
  z
    .strictObject({ from: dbov.default(from), to: dbov.default(to) })
    .refine((each) => each.from <= each.to, { message: 'a band goes upward', path: ['to'] })
    .prefault({})

/** Default bound on the age of a proof: a day. */
export const PROOF_MAX_AGE_MS = 86_400_000

/**
 * The bounds of a grade. The defaults are the project's proposed grade for a site; where they come from:
 * RTT, concealed and frame rate “critical”: Microsoft Call Quality Dashboard (stream = Poor: RTT > 500 ms, concealed
 * > 7 %, loss > 10 %, jitter > 30 ms, frame rate < 7 fps); jitter and loss “good”: Microsoft Teams' network
 * requirements and ITU-T Y.1541; skew: ITU-T G.1010 (lip-sync < 80 ms); delay: ITU-T G.114 through the E-model,
 * ITU-T G.107, bands of G.109; levels: ITU-T P.56 and G.100.1 (nominal −26 dBov); bitrates: the ranges that Polycom,
 * Azure, Zoom and Huawei publish for 360p and 720p. The rest is ours.
 */
export const thresholds = z.strictObject({
  /** Stands in every verdict. */
  name: humanText(80).default('proposed-1'),
  rttMs: z
    .strictObject({ ...atMost(150, 300), criticalAbove: z.number().default(500) })
    .refine(isUpward, inOrder)
    .prefault({}),
  jitterMs: z.strictObject(atMost(15, 30)).refine(isUpward, inOrder).prefault({}),
  lossShare: z
    .strictObject({ ...atMost(0.005, 0.02), criticalFrom: z.number().default(0.1) })
    .refine(isUpward, inOrder)
    .prefault({}),
  concealedShare: z.strictObject(atMost(0.02, 0.07)).refine(isUpward, inOrder).prefault({}),
  heightPx: z.strictObject(atLeast(720, 360)).refine(isDownward, inOrder).prefault({}),
  fps: z
    .strictObject({ ...atLeast(24, 12), criticalBelow: z.number().default(7) })
    .refine(isDownward, inOrder)
    .prefault({}),
  /** The longest that a picture may stand still. */
  freezeMs: z.number().min(0).default(5000),
  /** From `warning` up to `acceptable` still Đạt, with a warning. */
  capacityKbps: z
    .strictObject({ ...atLeast(2000, 1000), warning: z.number().min(0).default(600) })
    .refine(isDownward, inOrder)
    .refine(({ warning, acceptable }) => warning <= acceptable, {
      message: 'below “acceptable”',
      path: ['warning'],
    })
    .prefault({}),
  mos: z.strictObject(atLeast(4, 3.5)).refine(isDownward, inOrder).prefault({}),
  /** Without its sign. */
  skewMs: z.strictObject(atMost(80, 160)).refine(isUpward, inOrder).prefault({}),
  levelDbov: z
    .strictObject({
      good: band(-36, -16),
      acceptable: band(-45, -9),
      silentBelow: dbov.default(-60),
      /** Still Đạt below it, with a warning. */
      lowBelow: dbov.default(-40),
    })
    .refine(({ good, acceptable }) => acceptable.from <= good.from && good.to <= acceptable.to, inOrder)
    .prefault({}),
  clippingShare: z.number().min(0).max(1).default(0.001),
  noiseFloorDbov: dbov.default(-45),
  /** Equipment impairment and packet-loss robustness, ITU-T G.113: the values of G.711 with concealment. */
  eModel: z
    .strictObject({ ie: z.number().default(0), bpl: z.number().positive().default(25.1) })
    .prefault({}),
  /** How many codes have to match, in picture and in sound. */
  provingCodes: z.number().int().min(1).default(3),
  /** A proof that is older is none. */
  maxAgeMs: z.number().int().min(0).default(PROOF_MAX_AGE_MS),
  /** Which tiers have to be proven, as far as a site has them. */
  tiers: z.array(loopTier).min(1).max(2).default(['province', 'centre']),
  /** `required`: the room heard the tone, or the person says so; `loop`: that sound came to the page is enough. */
  speakerProof: z.enum(['required', 'loop']).default('required'),
})
export type Thresholds = z.infer<typeof thresholds>
