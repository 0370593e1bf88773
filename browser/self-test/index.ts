export {
  cameraMeasured,
  legsMeasured,
  loopMeasured,
  microphoneMeasured,
  toneMeasured,
} from './as-measured.ts'
export { type CameraMeasured, type CameraSample, type CameraState, cameraOf } from './devices/camera.ts'
export { type MicrophoneMeasured, type MicrophoneState, microphoneOf } from './devices/microphone.ts'
export { playTone } from './devices/play-tone.ts'
export { SPEAKER_MS, type SpeakerHeard } from './devices/speaker.ts'
export { type DeviceThresholds, deviceThresholds } from './devices/thresholds.ts'
export { trySpeaker } from './devices/try-speaker.ts'
export { type WatchedCamera, watchCamera } from './devices/watch-camera.ts'
export { type Line, type LineDown, type LineUp, lineOf } from './line/line-of.ts'
export { type LineSnapshot, lineSnapshot, type StatsRecord } from './line/snapshot.ts'
export type { Transport } from './line/transport.ts'
export type { Payload } from './picture/payload.ts'
export { type ReadCode, readCode } from './picture/read-code.ts'
export { type Belonging, createSeal, type Seal, type TestIdentity } from './picture/seal.ts'
export { type SentPicture, sendPicture } from './picture/send-picture.ts'
export { type PictureReturned, pictureReturned, type Sighting } from './picture/sightings.ts'
export { type WatchedPicture, watchPicture } from './picture/watch-picture.ts'
export { createRun, type DrivenRun, type StepEffect } from './run/drive.ts'
export { type Form, MOST_MS, PERIOD_MS, type PlannedStep, planOf, type Step } from './run/plan.ts'
export type { AbortWhy, Run, StepOutcome } from './run/run.ts'
export { type HeardSecond, hear } from './sound/hear.ts'
export { levelDbov } from './sound/level.ts'
export type { Recording } from './sound/recording.ts'
export { type SentSound, sendSound } from './sound/send-sound.ts'
export { type Skew, skewOf } from './sound/skew.ts'
export { type SentSecond, type SoundReturned, soundReturned } from './sound/sound-returned.ts'
export { type TappedSound, tapSound } from './sound/tap-sound.ts'
