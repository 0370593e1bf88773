import { expect, test } from 'vitest'
import type { MediaNotice } from '#conference/media'
import { beginSession, closedFloor, type SessionState, type SiteLevel } from '#contract'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import type { Place } from './place.ts'
import { createVoices } from './voices.ts'

const budget = { in: 16, out: 16 }
const centre: Place = { self: 'VN', parent: null, children: ['VN-25'], budget }
const province: Place = { self: 'VN-25', parent: 'VN', children: [], budget }
const [vietTri, thanhBa] = ['VN-25-07900', 'VN-25-08152'] as const

function playedVoices(place: Place, open: string[]) {
  const clock = createManualClock()
  let session: SessionState = {
    ...beginSession({ id: 's', title: '', owner: 'VN', chair: null, bound: 6, by: 'Hà', at: 0 }),
    floor: { ...closedFloor(6), open },
  }
  const published: [string, unknown][] = []
  const noted: (string | null)[] = []
  const heardNow: unknown[] = []
  let levels: (notice: MediaNotice) => void = () => {}
  let fromBelow: (message: { from: string; body: unknown }) => void = () => {}
  const voices = createVoices({
    place,
    clock,
    log: silentLog,
    onHeard: ({ voices }) => void heardNow.push(voices),
    media: {
      onNotice(listener) {
        levels = listener
        return () => {}
      },
    },
    keeper: {
      all: () => [session],
      async noteSpeaker(_id, speaker) {
        noted.push(speaker)
        session = { ...session, floor: { ...session.floor, speaker } }
      },
    },
    link: {
      publish: (to, _subject, body) => void published.push([to, body]),
      subscribe(_subject, handler) {
        fromBelow = handler
        return () => {}
      },
    },
  })
  return {
    clock,
    published,
    noted,
    heardNow,
    voices,
    here: (heard: SiteLevel[]) => levels({ name: 'levels', body: { levels: heard } }),
    below: (from: string, heard: SiteLevel[]) => fromBelow({ from, body: { session: 's', voices: heard } }),
  }
}

test('N17: a province tells its open microphones upward, and once that they are silent', () => {
  const { here, published } = playedVoices(province, [vietTri])
  here([
    { site: vietTri, level: -20 },
    { site: thanhBa, level: -5 },
  ])
  here([{ site: thanhBa, level: -5 }])
  here([])
  expect(published).toEqual([
    ['VN', { session: 's', voices: [{ site: vietTri, level: -20 }] }],
    ['VN', { session: 's', voices: [] }],
  ])
})

test('N17: the owner finds who speaks among all tiers; who spoke holds the place', () => {
  const { here, below, clock, noted } = playedVoices(centre, ['VN', vietTri])
  below('VN-25', [{ site: vietTri, level: -20 }])
  clock.advance(400)
  below('VN-25', [{ site: vietTri, level: -20 }])
  here([{ site: 'VN', level: -40 }])
  clock.advance(600)
  expect(noted).toEqual([vietTri])
  below('VN-25', [])
  for (let at = 0; at < 1600; at += 400) {
    here([{ site: 'VN', level: -40 }])
    clock.advance(400)
  }
  expect(noted).toEqual([vietTri])
  clock.advance(400)
  expect(noted).toEqual([vietTri, 'VN'])
})

test('N17: a voice that is not repeated is silent, and a tier speaks for nobody else', () => {
  const { here, below, clock, noted } = playedVoices(centre, ['VN', vietTri, 'VN-19'])
  below('VN-25', [{ site: 'VN-19', level: -1 }])
  below('VN-25', [{ site: vietTri, level: -1 }])
  clock.advance(1600)
  expect(noted).toEqual([vietTri])
  for (let at = 0; at < 4000; at += 400) {
    here([{ site: 'VN', level: -40 }])
    clock.advance(400)
  }
  expect(noted).toEqual([vietTri, 'VN'])
})

test('N17: closed, it waits for nothing', () => {
  const { below, clock, voices } = playedVoices(centre, [vietTri])
  below('VN-25', [{ site: vietTri, level: -20 }])
  expect(clock.pending()).toBe(2)
  voices.close()
  expect(clock.pending()).toBe(0)
})

test('N31: a province’s consoles are told what is heard here and, by the tier above, elsewhere; and of the silence', () => {
  const { here, below: from, heardNow, clock } = playedVoices(province, [vietTri, 'VN-19'])
  here([{ site: vietTri, level: -20 }])
  from('VN', [
    { site: 'VN-19', level: -30 },
    { site: vietTri, level: -1 },
    { site: 'VN-01', level: -1 },
  ])
  clock.advance(100)
  here([])
  clock.advance(100)
  expect(heardNow).toEqual([
    [
      { site: vietTri, level: -20 },
      { site: 'VN-19', level: -30 },
    ],
    [{ site: 'VN-19', level: -30 }],
  ])
  clock.advance(1600)
  expect(heardNow.at(-1)).toEqual([])
  expect(clock.pending()).toBe(0)
})

test('N31: a tier below is told of the voices that are not its own', () => {
  const { here, below, published, clock } = playedVoices(centre, ['VN', vietTri])
  below('VN-25', [{ site: vietTri, level: -20 }])
  here([{ site: 'VN', level: -40 }])
  clock.advance(100)
  expect(published).toEqual([['VN-25', { session: 's', voices: [{ site: 'VN', level: -40 }] }]])
})
