import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  followSpeaker,
  HOLD_MS,
  nextLook,
  nobodySpeaks,
  type Speaking,
  TAKEOVER_MS,
} from './current-speaker.ts'

const open = ['VN', 'VN-25', 'VN-19']

/** Hears each voice from its moment on, every 100 ms until `until`; gives who spoke at each change. */
function listen(
  voices: [at: number, levels: Record<string, number>][],
  until: number,
): [number, string | null][] {
  let state: Speaking = nobodySpeaks
  const changes: [number, string | null][] = []
  for (let at = 0; at <= until; at += 100) {
    const levels = new Map(Object.entries(voices.filter(([from]) => from <= at).at(-1)?.[1] ?? {}))
    const after = followSpeaker(state, { levels, open, at })
    if (after.speaker !== state.speaker) changes.push([at, after.speaker])
    state = after
  }
  return changes
}

test('P20: who is the loudest for a second speaks', () => {
  expect(listen([[200, { VN: -20, 'VN-25': -40 }]], 3000)).toEqual([[200 + TAKEOVER_MS, 'VN']])
})

test('P20: a cough is not a speech', () => {
  expect(
    listen(
      [
        [0, { VN: -20 }],
        [2000, { VN: -20, 'VN-25': -5 }],
        [2800, { VN: -20 }],
      ],
      6000,
    ),
  ).toEqual([[1000, 'VN']])
})

test('P20: the last one holds until somebody else speaks, and at least two seconds', () => {
  const stops = 3000
  expect(
    listen(
      [
        [0, { VN: -20 }],
        [stops, { 'VN-25': -30 }],
      ],
      9000,
    ),
  ).toEqual([
    [1000, 'VN'],
    [stops + HOLD_MS, 'VN-25'],
  ])
  expect(
    listen(
      [
        [0, { VN: -20 }],
        [stops, {}],
        [8000, { 'VN-25': -30 }],
      ],
      9500,
    ),
  ).toEqual([
    [1000, 'VN'],
    [8000 + TAKEOVER_MS, 'VN-25'],
  ])
})

test('P20: a closed microphone speaks no more; the next one waits its second, not the hold', () => {
  const state: Speaking = { speaker: 'VN', lastLoudest: 5000, loudest: { site: 'VN-25', since: 4500 } }
  const levels = new Map([['VN-25', -20]])
  const closed = followSpeaker(state, { levels, open: ['VN-25'], at: 5100 })
  expect(closed.speaker).toBeNull()
  expect(followSpeaker(closed, { levels, open: ['VN-25'], at: 5500 }).speaker).toBe('VN-25')
})

test('P20: the next look is when the loudest takes over', () => {
  const state: Speaking = { speaker: 'VN', lastLoudest: 5000, loudest: { site: 'VN-25', since: 5000 } }
  expect(nextLook(state)).toBe(7000)
  expect(nextLook({ ...state, speaker: null })).toBe(6000)
  expect(nextLook({ ...state, speaker: 'VN-25' })).toBeNull()
  expect(nextLook({ ...state, loudest: null })).toBeNull()
})

const level = fc.option(fc.integer({ min: -50, max: 0 }), { nil: undefined })
const moment = fc.record({
  after: fc.integer({ min: 0, max: 3000 }),
  voices: fc.record({ VN: level, 'VN-25': level, 'VN-19': level, 'VN-36': level }),
  shut: fc.option(fc.constantFrom(...open), { nil: undefined, freq: 8 }),
})

test('P20: it never changes hands within the hold, and only an open microphone speaks', () => {
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 80 }), (moments) => {
      let state: Speaking = nobodySpeaks
      let at = 0
      let tookAt = Number.NEGATIVE_INFINITY
      for (const { after, voices, shut } of moments) {
        at += after
        const heard = Object.entries(voices).filter(
          (voice): voice is [string, number] => voice[1] !== undefined,
        )
        const opened = open.filter((site) => site !== shut)
        const next = followSpeaker(state, { levels: new Map(heard), open: opened, at })
        if (next.speaker !== null) expect(opened).toContain(next.speaker)
        if (next.speaker !== state.speaker && next.speaker !== null) {
          const isHeld = state.speaker !== null && opened.includes(state.speaker)
          if (isHeld) expect(at - tookAt).toBeGreaterThanOrEqual(HOLD_MS)
          tookAt = at
        }
        state = next
      }
    }),
  )
})
