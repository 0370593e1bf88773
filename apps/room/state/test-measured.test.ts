import { expect, test } from 'vitest'
import type { Line, MicrophoneMeasured } from '#browser/self-test'
import { noAnswers } from './test-answers.ts'
import { linesTogether } from './test-lines.ts'
import { type Gathered, measuredBy } from './test-measured.ts'

const line: Line = {
  up: {
    ...{ transport: 'udp', lossShare: 0.01, audioLossShare: 0, jitterMs: 4, rttMs: 20, sentKbps: 1500 },
    ...{ availableKbps: 3000, retransmittedShare: 0, fps: 30 },
  },
  down: {
    ...{ transport: 'udp', lossShare: 0, audioLossShare: 0, jitterMs: 5, rttMs: 22, receivedKbps: 1500 },
    ...{
      availableKbps: null,
      concealedShare: 0.01,
      freezes: 0,
      frozenMs: 0,
      fps: 30,
      width: 1280,
      height: 720,
    },
  },
  overMs: 5000,
}
const spoken: MicrophoneMeasured = {
  ...{ state: 'ok', levelDbov: -25, clippingShare: 0, noiseFloorDbov: -60, listenedMs: 11_000 },
}
const gathered: Gathered = {
  ...{ form: 'full', spoke: true, choice: {}, hiddenMs: 0, answers: noAnswers },
  devices: { camera: { kind: 'unknown' }, microphone: { kind: 'unknown' } },
  camera: {
    ...{ state: 'ok', meanLuma: 90, deviationLuma: 40, sharpnessLuma: 6, stillMs: 0, fps: 25 },
    ...{ width: 1280, height: 720 },
  },
  microphone: { sent: spoken, raw: null },
  speaker: { state: 'ok', tone: { heard: 'yes', leadDb: 20, latencyMs: 50 } },
  loops: { province: null, centre: null },
  line,
}
const unspoken = (microphone: Partial<MicrophoneMeasured>) =>
  measuredBy({ ...gathered, spoke: false, microphone: { sent: { ...spoken, ...microphone }, raw: null } })
    .microphone

test('what was found stands in the measurement; what was not is null', () => {
  expect(measuredBy(gathered)).toMatchObject({
    ...{ pageHidden: false, transport: 'udp', concealedShare: 0.01 },
    camera: { state: 'ok', heightPx: 720, fps: 25, isChosen: null },
    microphone: { state: 'ok', levelDbov: -25 },
    speaker: { state: 'ok', toneHeard: true },
    loops: { province: { delayMs: null, picture: { returned: null } } },
    legs: { siteUp: { lossShare: 0.01, capacityKbps: 3000 }, siteDown: { jitterMs: 5 } },
    person: { saw: null, heard: null },
  })
  const nothing = measuredBy({ ...gathered, camera: null, microphone: { sent: null, raw: null }, line: null })
  expect(nothing).toMatchObject({ camera: { state: null }, microphone: { state: null }, transport: null })
  expect(measuredBy({ ...gathered, hiddenMs: 1 }).pageHidden).toBe(true)
})

test('a device with a fault is that, whatever was seen of it before', () => {
  const { camera, microphone } = measuredBy({
    ...gathered,
    devices: {
      camera: { kind: 'fault', fault: 'lost' },
      microphone: { kind: 'fault', fault: 'insecure' },
    },
  })
  expect(camera).toMatchObject({ state: 'absent', heightPx: null })
  expect(microphone).toMatchObject({ state: 'denied', levelDbov: null })
})

test("clipping and noise are the microphone's own, the level that of what is sent", () => {
  const raw = { ...spoken, levelDbov: -3, clippingShare: 0.02, noiseFloorDbov: -41 }
  const { microphone } = measuredBy({ ...gathered, microphone: { sent: spoken, raw } })
  expect(microphone).toMatchObject({ levelDbov: -25, clippingShare: 0.02, noiseFloorDbov: -41 })
})

test('where nobody was asked to speak, quiet is no fault, and no level is told but that of speech', () => {
  expect(unspoken({ state: 'low', levelDbov: -52 })).toMatchObject({ state: 'ok', levelDbov: null })
  expect(unspoken({ state: 'silent', levelDbov: null, noiseFloorDbov: -75 })).toMatchObject({ state: 'ok' })
  expect(unspoken({ state: 'unknown', levelDbov: null, noiseFloorDbov: -100 }).state).toBeNull()
  expect(unspoken({ levelDbov: -20 })).toMatchObject({ state: 'ok', levelDbov: -20, clippingShare: 0 })
  expect(unspoken({ state: 'muted' }).state).toBe('muted')
})

test('the short form loads no line, so it tells no capacity', () => {
  const { legs } = measuredBy({ ...gathered, form: 'short' })
  expect(legs).toMatchObject({ siteUp: { lossShare: 0.01, capacityKbps: null } })
})

test('of two loops the better figures are of the line that both share; made-up sound is the worse', () => {
  const far: Line = {
    ...line,
    up: { ...line.up, lossShare: null, availableKbps: 3400 },
    down: { ...line.down, lossShare: 0.05, concealedShare: 0.06, jitterMs: 2 },
  }
  expect(linesTogether(line, far)).toMatchObject({
    up: { lossShare: 0.01, availableKbps: 3400 },
    down: { lossShare: 0, concealedShare: 0.06, jitterMs: 2 },
    overMs: 10_000,
  })
  expect(linesTogether(null, far)).toBe(far)
})
