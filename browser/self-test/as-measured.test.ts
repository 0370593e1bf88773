import { expect, test } from 'vitest'
import { loopMeasurement, measurement } from '#contract/readiness'
import {
  cameraMeasured,
  legsMeasured,
  loopMeasured,
  microphoneMeasured,
  toneMeasured,
} from './as-measured.ts'
import { cameraOf } from './devices/camera.ts'
import { microphoneOf } from './devices/microphone.ts'
import { lineOf } from './line/line-of.ts'
import { pictureReturned, type Sighting } from './picture/sightings.ts'
import { soundReturned } from './sound/sound-returned.ts'

const seen = (counter: number, belonging: 'own' | 'forged' | 'past'): Sighting => ({
  kind: 'read',
  shown: null,
  belonging,
  counter,
  clockMs: counter * 40,
  flash: false,
  seenMs: counter * 40 + 150,
})

test('what the page found is a valid measurement; a code that is not its own is foreign', () => {
  const picture = pictureReturned([seen(1, 'own'), seen(2, 'forged'), seen(3, 'past'), seen(4, 'own')], 400)
  const sent = [{ second: 1, symbols: [1, 2, 3, 4, 5, 6, 7, 8], sentMs: 1000 }]
  const sound = soundReturned(sent, [
    { onsetMs: 1200, symbols: [1, 2, 3, 4, 5, 6, 7, 8], leastLead: 9, levelDbov: -18 },
  ])
  const loop = loopMeasured({ ...picture, heightPx: 720 }, sound, { skewMs: -12, seconds: 1 })
  expect(loopMeasurement.parse(loop)).toEqual(loop)
  expect(loop).toMatchObject({
    picture: { returned: true, matchedCodes: 2, foreignCodes: 2, heightPx: 720 },
    sound: { returned: true, matchedCodes: 1, foreignCodes: 0 },
    delayMs: 150,
    skewMs: -12,
  })
})

test('nothing watched is unknown; watched and nothing seen did not return', () => {
  const unknown = loopMeasured(null, null, null)
  expect(unknown).toEqual(loopMeasurement.parse({}))
  const { picture, sound } = loopMeasured(
    { ...pictureReturned([], 5000), heightPx: null },
    soundReturned([], []),
    null,
  )
  expect([picture.returned, sound.returned]).toEqual([false, false])
})

test('devices and legs that were not measured stay unknown, never ok', () => {
  const camera = cameraMeasured({ ...cameraOf([], [], 0, 100), width: 0, height: 0 })
  const microphone = microphoneMeasured(microphoneOf(new Float32Array(0), 48_000, false))
  const legs = legsMeasured(lineOf({ up: [], down: [] }, { up: [], down: [] }))
  expect([
    camera.state,
    camera.widthPx,
    microphone.state,
    legs.siteUp.connected,
    legs.siteDown.lossShare,
  ]).toEqual([null, null, null, null, null])
  expect(toneMeasured({ heard: 'unknown', leadDb: 3, latencyMs: null })).toBeNull()
})

test('a microphone that clips is there, and its share says the rest', () => {
  const loud = Float32Array.from({ length: 48_000 }, (_, at) => (at % 100 < 50 ? 1 : -1))
  const microphone = microphoneMeasured(microphoneOf(loud, 48_000, false))
  expect(microphone).toMatchObject({ state: 'ok', clippingShare: 1, levelDbov: 0 })
  expect(measurement.shape.microphone.parse(microphone)).toEqual({ ...microphone, isChosen: null })
})
