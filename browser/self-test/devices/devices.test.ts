import { describe, expect, test } from 'vitest'
import type { FrameShown } from '../each-frame.ts'
import type { Luma } from '../picture/luma.ts'
import { levelDbov } from '../sound/level.ts'
import { seeded } from '../testing/seeded.ts'
import { type CameraSample, cameraOf } from './camera.ts'
import { microphoneOf } from './microphone.ts'
import { SPEAKER_MS, speakerHeard, speakerTone } from './speaker.ts'

const random = seeded(11)
const picture = (level: (x: number, y: number) => number, noise: number): Luma => ({
  width: 64,
  height: 36,
  data: Uint8Array.from({ length: 64 * 36 }, (_, at) =>
    Math.min(255, Math.max(0, level(at % 64, Math.floor(at / 64)) + noise * (random() - 0.5))),
  ),
})
const room = (x: number, y: number) => 60 + x + (x > 20 && x < 40 && y > 10 ? 80 : 0)

/** Looks four times a second for `seconds`; a frame every 40 ms. */
const watched = (level: (x: number, y: number) => number, noise: number, seconds = 6) => {
  const samples: CameraSample[] = Array.from({ length: seconds * 4 }, (_, at) => {
    const whole = picture(level, noise / 10)
    return { atMs: at * 250, whole, detail: picture(level, noise) }
  })
  const frames: FrameShown[] = Array.from({ length: seconds * 25 }, (_, at) => ({
    atMs: at * 40,
    shown: null,
  }))
  return { samples, frames, untilMs: seconds * 1000 }
}
const judge = ({ samples, frames, untilMs }: ReturnType<typeof watched>) =>
  cameraOf(samples, frames, 0, untilMs)

describe('a camera', () => {
  test('that shows a room is fine, with its frame rate', () => {
    const measured = judge(watched(room, 6))
    expect(measured).toMatchObject({ state: 'ok', stillMs: 40 })
    expect(measured.fps).toBeCloseTo(25)
    expect(judge(watched((x, y) => room(x, y) / 4, 6)).state).toBe('ok')
  })

  test('gives as many frames as were shown, whether or not a busy page was told of each', () => {
    const { samples, frames, untilMs } = watched(room, 6)
    const told = frames.map((each, at) => ({ ...each, shown: 3 + at })).filter((_, at) => at % 3 === 0)
    expect(cameraOf(samples, told, 0, untilMs).fps).toBeCloseTo(25)
  })

  test('that shows nothing is black, also with the noise of a dark sensor', () => {
    expect(judge(watched(() => 0, 0)).state).toBe('black')
    expect(judge(watched(() => 8, 8)).state).toBe('black')
  })

  test('behind a finger or a sheet of paper is covered', () => {
    expect(judge(watched((x) => 40 + x / 8, 6)).state).toBe('covered')
    expect(judge(watched(() => 200, 4)).state).toBe('covered')
  })

  test('that repeats one picture is frozen after 5 s, a quiet room is not', () => {
    expect(judge(watched(room, 0))).toMatchObject({ state: 'frozen', stillMs: 5750 })
    expect(judge(watched(room, 0, 4)).state).toBe('ok')
    expect(judge(watched(room, 1.2)).state).toBe('ok')
  })

  test('whose frames stop is frozen, from its first frame or later', () => {
    const { samples, frames } = watched(room, 6, 2)
    expect(cameraOf(samples, frames, 0, 8000)).toMatchObject({ state: 'frozen', stillMs: 8000 - 49 * 40 })
    expect(cameraOf([], [], 0, 6000)).toMatchObject({ state: 'frozen', fps: null, meanLuma: null })
  })

  test('that was hardly seen is not judged', () => {
    expect(cameraOf([], [], 0, 500).state).toBe('unknown')
    const { samples, frames } = watched(() => 0, 0)
    expect(cameraOf(samples.slice(0, 2), frames.slice(0, 8), 0, 300).state).toBe('unknown')
  })
})

const RATE = 16_000
/** Bursts like syllables at a level in dBov over a floor of noise, `seconds` long. */
const voice = (activeDbov: number, floorDbov: number, seconds = 4) =>
  Float32Array.from({ length: RATE * seconds }, (_, at) => {
    const speaking = Math.floor(at / (RATE * 0.2)) % 2 === 0
    const tone = Math.sqrt(2) * 10 ** (activeDbov / 20) * Math.sin((2 * Math.PI * 220 * at) / RATE)
    const noise = Math.sqrt(12) * 10 ** (floorDbov / 20) * (random() - 0.5)
    return Math.min(1, Math.max(-1, (speaking ? tone : 0) + noise))
  })

describe('a microphone', () => {
  test.each([
    [-26, 'ok'],
    [-39.5, 'ok'],
    [-40.5, 'low'],
    [-9.5, 'ok'],
    [-8, 'hot'],
  ] as const)('with speech at %d dBov is %s, its level true within 1 dB', (level, state) => {
    const measured = microphoneOf(voice(level, -70), RATE, false)
    expect(measured.state).toBe(state)
    expect(measured.levelDbov).toBeGreaterThan(level - 1)
    expect(measured.levelDbov).toBeLessThan(level + 1)
    expect(measured.noiseFloorDbov).toBeCloseTo(-70, 0)
  })

  test('that is driven over full scale clips; the pauses do not lower what is told', () => {
    const measured = microphoneOf(voice(3, -70), RATE, false)
    expect(measured.state).toBe('clipping')
    expect(measured.clippingShare).toBeGreaterThan(0.2)
  })

  test('below −60 dBov is silent after 10 s of asking, and unknown before', () => {
    expect(microphoneOf(voice(-62, -75, 10), RATE, false)).toMatchObject({ state: 'silent', levelDbov: null })
    expect(microphoneOf(voice(-62, -75, 9), RATE, false).state).toBe('unknown')
    expect(microphoneOf(new Float32Array(RATE * 10), RATE, false)).toMatchObject({
      state: 'silent',
      noiseFloorDbov: -100,
    })
    const click = new Float32Array(RATE * 10)
    click.fill(0.5, 5000, 5010)
    expect(microphoneOf(click, RATE, false).state).toBe('silent')
  })

  test('whose track is muted is muted, whatever is heard; one not heard is unknown', () => {
    expect(microphoneOf(voice(-26, -70), RATE, true).state).toBe('muted')
    expect(microphoneOf(new Float32Array(0), RATE, false)).toEqual({
      state: 'unknown',
      levelDbov: null,
      clippingShare: null,
      noiseFloorDbov: null,
      listenedMs: 0,
    })
  })

  test('in a loud room tells its noise', () => {
    expect(microphoneOf(voice(-20, -40), RATE, false).noiseFloorDbov).toBeCloseTo(-40, 0)
  })
})

describe('a loudspeaker', () => {
  const inRoom = (gain: number, latencyMs: number, noiseDbov: number) => {
    const tone = speakerTone(RATE)
    const lag = (latencyMs * RATE) / 1000
    return Float32Array.from(
      { length: tone.length + RATE },
      (_, at) => gain * (tone[at - lag] ?? 0) + Math.sqrt(12) * 10 ** (noiseDbov / 20) * (random() - 0.5),
    )
  }

  test('is heard at any usual delay, and quietly over a room', () => {
    for (const latencyMs of [0, 60, 250, 480]) {
      const { heard, latencyMs: found } = speakerHeard(inRoom(0.1, latencyMs, -60), RATE, true)
      expect(heard).toBe('yes')
      expect(Math.abs((found ?? 0) - latencyMs)).toBeLessThanOrEqual(25)
    }
    expect(speakerHeard(inRoom(0.02, 100, -45), RATE, false).heard).toBe('yes')
  })

  test('that is off is not heard; unknown where the microphone could not have heard it', () => {
    const hum = Float32Array.from(
      inRoom(0, 0, -45),
      (sample, at) => sample + 0.1 * Math.sin((2 * Math.PI * 1500 * at) / RATE),
    )
    for (const samples of [inRoom(0, 0, -40), new Float32Array(RATE * 4), hum]) {
      expect(speakerHeard(samples, RATE, true).heard).toBe('no')
      expect(speakerHeard(samples, RATE, false).heard).toBe('unknown')
    }
  })

  test('that was not listened to whole is unknown', () => {
    const samples = inRoom(0.5, 0, -60).subarray(0, ((SPEAKER_MS - 100) * RATE) / 1000)
    expect(speakerHeard(samples, RATE, true)).toEqual({ heard: 'unknown', leadDb: null, latencyMs: null })
    expect(levelDbov(samples)).toBeGreaterThan(-40)
  })
})
