import type { Measurement, MicrophoneState, Thresholds } from '#contract/readiness'
import { critical, type Graded, gradeAtLeast } from './bands.ts'
import { type Case, type Draft, plainly } from './draft.ts'

const ofDevice = (code: Draft['code'], graded: Graded): Draft => ({
  ...plainly(code, graded.severity, 'device'),
  reading: graded.reading,
})

/** Whether the camera gives anything to look at; without one there is no size to ask for. */
export const hasPicture = ({ camera: { state } }: Measurement): boolean =>
  state !== null && !['absent', 'denied', 'busy'].includes(state)
export const hasSound = ({ microphone: { state } }: Measurement): boolean =>
  state !== null && !['absent', 'denied', 'busy', 'muted'].includes(state)

/** Camera: its state, what it delivers, and whether it is the chosen one (D5). */
export function cameraFindings({ measurement, thresholds }: Case): Draft[] {
  const { state, heightPx, fps, isChosen } = measurement.camera
  const found: Draft[] = []
  if (state !== null && state !== 'ok') found.push(plainly(`camera.${state}`, 'fail', 'device'))
  if (!hasPicture(measurement)) return found
  const small = heightPx === null ? null : gradeAtLeast('heightPx', heightPx, thresholds.heightPx)
  if (small) found.push(ofDevice('camera.small', small))
  const slow = fps === null ? null : gradeFps(fps, thresholds)
  if (slow) found.push(ofDevice('camera.slow', slow))
  if (isChosen === false) found.push(plainly('camera.other', 'fail', 'device'))
  return found
}

/** Below `criticalBelow` a stream is Poor for Microsoft's Call Quality Dashboard. */
export function gradeFps(fps: number, { fps: bounds }: Thresholds): Graded | null {
  const graded = gradeAtLeast('fps', fps, bounds)
  return graded && fps < bounds.criticalBelow ? critical(graded, bounds.criticalBelow) : graded
}

/** Microphone: its state, level, clipping, noise, and whether it is the chosen one (D5, D6). */
export function microphoneFindings({ measurement, thresholds }: Case): Draft[] {
  const { levelDbov, clippingShare, noiseFloorDbov, isChosen } = measurement.microphone
  const found: Draft[] = []
  const state = soundState(measurement, thresholds)
  if (state !== null && state !== 'ok') found.push(plainly(`microphone.${state}`, 'fail', 'device'))
  if (!hasSound(measurement)) return found
  if (clippingShare !== null && clippingShare > thresholds.clippingShare) {
    const reading = {
      metric: 'clippingShare',
      value: clippingShare,
      bound: thresholds.clippingShare,
    } as const
    found.push(ofDevice('microphone.clipping', { severity: 'fail', reading }))
  }
  const level = levelDbov === null || state === 'silent' ? null : gradeLevel(levelDbov, thresholds)
  if (level) found.push(level)
  if (isChosen === false) found.push(plainly('microphone.other', 'fail', 'device'))
  if (noiseFloorDbov !== null && noiseFloorDbov > thresholds.noiseFloorDbov) {
    const reading = {
      metric: 'noiseFloorDbov',
      value: noiseFloorDbov,
      bound: thresholds.noiseFloorDbov,
    } as const
    found.push({ ...plainly('microphone.noisy', 'note', 'device'), reading })
  }
  return found
}

/** The state that the page found; a level under the bound of silence is silence, whatever it found (D6). */
export function soundState(
  { microphone: { state, levelDbov } }: Measurement,
  { levelDbov: { silentBelow } }: Thresholds,
): MicrophoneState | null {
  return state === 'ok' && levelDbov !== null && levelDbov < silentBelow ? 'silent' : state
}

function gradeLevel(value: number, { levelDbov: { good, acceptable, lowBelow } }: Thresholds): Draft | null {
  const of = (code: Draft['code'], severity: Graded['severity'], bound: number) =>
    ofDevice(code, { severity, reading: { metric: 'levelDbov', value, bound } })
  if (value < acceptable.from) return of('microphone.low', 'fail', acceptable.from)
  if (value > acceptable.to) return of('microphone.loud', 'fail', acceptable.to)
  if (value < good.from && value < lowBelow) return of('microphone.low', 'warning', lowBelow)
  if (value < good.from) return of('microphone.low', 'acceptable', good.from)
  return value > good.to ? of('microphone.loud', 'acceptable', good.to) : null
}

/** Loudspeaker: its state, the chosen one, and whether anybody or anything heard it (D7). */
export function speakerFindings({ measurement, thresholds }: Case): Draft[] {
  const { state, toneHeard, isChosen } = measurement.speaker
  const found: Draft[] = []
  if (state !== null && state !== 'ok') found.push(plainly(`speaker.${state}`, 'fail', 'device'))
  if (isChosen === false) found.push(plainly('speaker.other', 'fail', 'device'))
  const isHeard = toneHeard === true || measurement.person.heard === true
  const asks = thresholds.speakerProof === 'required' && measurement.person.heard === null
  if (state === 'ok' && !isHeard && asks) found.push(plainly('speaker.unheard', 'missing', 'device'))
  return found
}
