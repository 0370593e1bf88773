import type { CaptureState, DeviceChoice, DeviceFault } from '#browser/media-client'
import {
  type CameraMeasured,
  cameraMeasured,
  deviceThresholds,
  type Line,
  legsMeasured,
  microphoneMeasured,
  type SpeakerHeard,
  toneMeasured,
} from '#browser/self-test'
import { type LoopMeasurement, type PageMeasured, pageMeasured } from '#contract/readiness'
import type { TestAnswers } from './test-answers.ts'
import type { Listened } from './test-devices.ts'

/** Raised with every change of what is measured or how; it stands in each measurement. */
const SELF_TEST_PROGRAM = 'self-test 1'

/** Everything that one test of this page has found. Null: not measured. */
export interface Gathered {
  /** The full form loads the line; the short one finds no capacity. */
  form: 'full' | 'short'
  /** Somebody was asked to speak. */
  spoke: boolean
  devices: CaptureState
  choice: DeviceChoice
  camera: (CameraMeasured & { width: number; height: number }) | null
  microphone: Listened
  speaker: { state: 'ok' | 'absent' | 'blocked'; tone: SpeakerHeard | null }
  loops: { province: LoopMeasurement | null; centre: LoopMeasurement | null }
  line: Line | null
  hiddenMs: number
  answers: TestAnswers
}

/** What the page says of itself; the node completes it. Pure. Throws a ZodError where a figure can not be. */
export function measuredBy(gathered: Gathered): PageMeasured {
  const { devices, choice, speaker, loops, line, hiddenMs, answers } = gathered
  return pageMeasured.parse({
    program: SELF_TEST_PROGRAM,
    pageHidden: hiddenMs > 0,
    camera: { ...cameraOf(gathered), isChosen: isChosen(devices.camera, choice.camera) },
    microphone: { ...microphoneOf(gathered), isChosen: isChosen(devices.microphone, choice.microphone) },
    speaker: {
      state: speaker.state,
      toneHeard: speaker.tone && toneMeasured(speaker.tone),
      isChosen: null,
    },
    transport: line && (line.up.transport ?? line.down.transport),
    concealedShare: line?.down.concealedShare,
    loops: { province: loops.province ?? {}, centre: loops.centre ?? {} },
    person: { ...answers, by: null },
    legs: line ? legsOf(line, gathered.form) : {},
  })
}

function cameraOf({ devices, camera }: Gathered) {
  if (devices.camera.kind === 'fault') return { state: stateOf[devices.camera.fault] }
  return camera ? cameraMeasured(camera) : {}
}

/**
 * The level is that of what is sent; clipping and noise are those of the microphone itself, which the browser's level
 * control and noise suppression hide. Without speech that was asked for nothing is said of silence and of a low level: the microphone is there when
 * anything at all comes from it, and loud speech is measured where there is some.
 */
function microphoneOf({ devices, microphone, spoke }: Gathered) {
  if (devices.microphone.kind === 'fault') return { state: stateOf[devices.microphone.fault] }
  const { sent, raw } = microphone
  if (!sent) return {}
  const clippingShare = Math.max(sent.clippingShare ?? 0, raw?.clippingShare ?? 0)
  const noiseFloorDbov = raw?.noiseFloorDbov ?? sent.noiseFloorDbov
  const whole = { ...sent, clippingShare: sent.clippingShare === null ? null : clippingShare, noiseFloorDbov }
  if (spoke || sent.state === 'muted') return microphoneMeasured(whole)
  const { levelDbov } = sent
  const isAlive = levelDbov !== null || (noiseFloorDbov ?? DIGITAL_SILENCE_DBOV) > DIGITAL_SILENCE_DBOV
  const isSpeech = levelDbov !== null && levelDbov >= deviceThresholds.lowDbov
  return {
    state: isAlive ? 'ok' : null,
    levelDbov: isSpeech ? levelDbov : null,
    clippingShare: isSpeech ? whole.clippingShare : null,
    noiseFloorDbov: isAlive ? noiseFloorDbov : null,
  }
}

/** Samples of zero: no converter that works gives so little. */
const DIGITAL_SILENCE_DBOV = -99

/** A device that went away is absent; a page without HTTPS is given none. */
const stateOf = {
  absent: 'absent',
  lost: 'absent',
  denied: 'denied',
  insecure: 'denied',
  busy: 'busy',
} as const satisfies Record<DeviceFault, string>

/** Null: none was chosen, or none is open. */
function isChosen(captured: CaptureState['camera'], chosen: string | undefined): boolean | null {
  if (chosen === undefined || captured.kind !== 'ok') return null
  return captured.track.getSettings().deviceId === chosen
}

function legsOf(line: Line, form: Gathered['form']) {
  const legs = legsMeasured(line)
  if (form === 'full') return legs
  return {
    siteUp: { ...legs.siteUp, capacityKbps: null },
    siteDown: { ...legs.siteDown, capacityKbps: null },
  }
}
