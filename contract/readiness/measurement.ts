import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'

/** What was not measured is null, and may be left out. */
const measured = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)

const milliseconds = measured(z.number().min(0).max(86_400_000))
/** Of −200 (nothing) to 0 (full scale): ITU-T G.100.1, as RFC 6464 and WebRTC's `audioLevel` have it. */
const dbov = measured(z.number().min(-200).max(0))
const share = measured(z.number().min(0).max(1))
const count = measured(z.number().int().min(0).max(1_000_000))
const framesPerSecond = measured(z.number().min(0).max(240))
const pixels = measured(z.number().int().min(0).max(16_384))
const kilobitsPerSecond = measured(z.number().min(0).max(100_000_000))
const yes = measured(z.boolean())

/**
 * `busy`: another program has it; `black`: no light; `covered`: light, but the same everywhere; `frozen`: the same
 * picture for seconds.
 */
export const cameraState = z.enum(['ok', 'absent', 'denied', 'busy', 'black', 'covered', 'frozen'])
export type CameraState = z.infer<typeof cameraState>

/** `muted`: by the page or the system; `silent`: below −60 dBov for 10 s of requested speech. */
export const microphoneState = z.enum(['ok', 'absent', 'denied', 'busy', 'muted', 'silent'])
export type MicrophoneState = z.infer<typeof microphoneState>

/** `blocked`: the browser lets the page play nothing yet. */
export const speakerState = z.enum(['ok', 'absent', 'muted', 'blocked'])

/** One way of a line while the test ran. Loss is before repair; jitter and round trip are medians. */
export const legMeasurement = z.strictObject({
  /** False: the line is known to be cut. */
  connected: yes,
  lossShare: share,
  jitterMs: milliseconds,
  rttMs: milliseconds,
  /** What could be sent this way, found by a probe that is bounded in time and bytes. */
  capacityKbps: kilobitsPerSecond,
})
export type LegMeasurement = z.infer<typeof legMeasurement>

const codes = {
  /** The tier's node received it: packets came, whatever they show. */
  arrived: yes,
  /** Something came back and was decoded, whatever it shows. */
  returned: yes,
  /** One-time codes of this test, each counted once. */
  matchedCodes: count,
  /** Codes of another site or another test. */
  foreignCodes: count,
  /** Codes of this test that had come back before, out of their time. */
  replayedCodes: count,
}

/** What came back from one tier. */
export const loopMeasurement = z.strictObject({
  picture: z
    .strictObject({ ...codes, heightPx: pixels, fps: framesPerSecond, longestFreezeMs: milliseconds })
    .prefault({}),
  sound: z.strictObject(codes).prefault({}),
  /** From the clock in the picture: there and back, with camera path, encoder, buffers and decoder. */
  delayMs: milliseconds,
  /** Flash against beep; above 0 the sound is late. */
  skewMs: measured(z.number().min(-60_000).max(60_000)),
})
export type LoopMeasurement = z.infer<typeof loopMeasurement>

/** What a page measures, but for its legs. */
const byPage = {
  /** The page was covered or in the background for some of the time. */
  pageHidden: yes,
  camera: z
    .strictObject({
      state: measured(cameraState),
      widthPx: pixels,
      heightPx: pixels,
      fps: framesPerSecond,
      /** It is the device that was chosen for the site. */
      isChosen: yes,
    })
    .prefault({}),
  microphone: z
    .strictObject({
      state: measured(microphoneState),
      /** Active speech, ITU-T P.56. */
      levelDbov: dbov,
      /** Samples at full scale. */
      clippingShare: share,
      noiseFloorDbov: dbov,
      isChosen: yes,
    })
    .prefault({}),
  speaker: z
    .strictObject({
      state: measured(speakerState),
      /** The room's microphone picked the tone up; null: echo cancellation may have removed it. */
      toneHeard: yes,
      isChosen: yes,
    })
    .prefault({}),
  /** `relay`: through a TURN server. */
  transport: measured(z.enum(['udp', 'tcp', 'relay'])),
  /** Of the sound that came to the page: samples that were made up, since none came in time. */
  concealedShare: share,
  loops: z
    .strictObject({ province: loopMeasurement.prefault({}), centre: loopMeasurement.prefault({}) })
    .prefault({}),
  /** The two buttons. */
  person: z.strictObject({ saw: yes, heard: yes, by: measured(humanText(120)) }).prefault({}),
}

/** What the page itself can measure; the rest of the measurement is the node's to say. */
export const pageMeasured = z.strictObject({
  /** The program that measured, with its version. */
  program: humanText(80),
  ...byPage,
  legs: z
    .strictObject({ siteUp: legMeasurement.prefault({}), siteDown: legMeasurement.prefault({}) })
    .prefault({}),
})
export type PageMeasured = z.infer<typeof pageMeasured>

/**
 * Everything that one test of a site measured. Each figure has its unit in its name; null is “not measured”, never
 * “nothing”. What the machine found and what the person at the site said are kept apart.
 */
export const measurement = z
  .strictObject({
    version: z.literal(1),
    id: opaqueId,
    site: siteId,
    /** `short` is the test at a re-join: it does not load the line, so it measures no capacity. */
    form: z.enum(['full', 'short']),
    /** Who wanted it: the person at the site, a round, a technician, or a page left open. */
    asked: z.enum(['site', 'round', 'technician', 'unattended']),
    by: humanText(120),
    /** The program that measured, with its version. */
    program: humanText(80),
    startedAt: moment,
    endedAt: moment,
    /** The full test from which a short one has its capacities. */
    carriedFrom: z.strictObject({ id: opaqueId, endedAt: moment }).nullable().default(null),
    ...byPage,
    legs: z
      .strictObject({
        siteUp: legMeasurement.prefault({}),
        siteDown: legMeasurement.prefault({}),
        uplinkUp: legMeasurement.prefault({}),
        uplinkDown: legMeasurement.prefault({}),
      })
      .prefault({}),
  })
  .refine(({ startedAt, endedAt }) => startedAt <= endedAt, {
    message: 'a test ends after it began',
    path: ['endedAt'],
  })
export type Measurement = z.infer<typeof measurement>
