import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createSeatKeeper } from './keeper.ts'

const site = 'VN-25-07900'

function keep() {
  const clock = createManualClock()
  const ended: string[] = []
  let count = 0
  const keeper = createSeatKeeper({
    clock,
    newId: () => `seat${++count}`,
    graceMs: 30_000,
    onEnded: (seat) => ended.push(seat.id),
    onChange: () => {},
    onReport: () => {},
  })
  const page = () => {
    const told: string[] = []
    return { told, tell: () => {}, end: (reason: string) => void told.push(reason) }
  }
  return { clock, ended, keeper, page }
}

test('T1: a site without a seat gets a new one', () => {
  const { keeper, page } = keep()
  expect(keeper.claim(site, { browser: 'a' }, page())).toEqual({ seat: 'seat1', resumed: false })
})

test('T2: the same browser gets its seat back, with its media when it names it', () => {
  const { keeper, page } = keep()
  const first = page()
  keeper.claim(site, { browser: 'a' }, first)
  expect(keeper.claim(site, { browser: 'a', resume: 'seat1' }, page())).toEqual({
    seat: 'seat1',
    resumed: true,
  })
  expect(first.told).toEqual(['taken-over'])
  expect(keeper.claim(site, { browser: 'a' }, page())).toEqual({ seat: 'seat1', resumed: false })
})

test('T3: another browser is told that the seat is taken, also within the grace time', () => {
  const { keeper, page } = keep()
  const first = page()
  keeper.claim(site, { browser: 'a' }, first)
  expect(() => keeper.claim(site, { browser: 'b' }, page())).toThrow('seat.taken')
  keeper.lost('seat1', first)
  expect(() => keeper.claim(site, { browser: 'b' }, page())).toThrow('seat.taken')
})

test('T4: taking over ends the old connection and its media', () => {
  const { keeper, page, ended } = keep()
  const first = page()
  keeper.claim(site, { browser: 'a' }, first)
  expect(keeper.claim(site, { browser: 'b', takeOver: true }, page())).toEqual({
    seat: 'seat2',
    resumed: false,
  })
  expect(first.told).toEqual(['taken-over'])
  expect(ended).toEqual(['seat1'])
})

test('T5: a lost seat waits for the grace time, then it is gone', () => {
  const { keeper, page, clock, ended } = keep()
  const first = page()
  keeper.claim(site, { browser: 'a' }, first)
  keeper.lost('seat1', first)
  clock.advance(29_999)
  expect(keeper.of(site)?.state).toBe('waiting')
  clock.advance(1)
  expect(keeper.of(site)).toBeUndefined()
  expect(ended).toEqual(['seat1'])
})

test('T5: a connection that was replaced can not lose the seat', () => {
  const { keeper, page } = keep()
  const first = page()
  keeper.claim(site, { browser: 'a' }, first)
  keeper.claim(site, { browser: 'a', resume: 'seat1' }, page())
  keeper.lost('seat1', first)
  expect(keeper.of(site)?.state).toBe('live')
})

test('T6: adopted media is resumed by the page that names it, and closed when nobody does', () => {
  const { keeper, page, clock, ended } = keep()
  keeper.adopt([
    { id: 'old1', site },
    { id: 'old2', site: 'VN-25-07894' },
  ])
  expect(keeper.claim(site, { browser: 'a', resume: 'old1' }, page())).toEqual({
    seat: 'old1',
    resumed: true,
  })
  clock.advance(30_000)
  expect(ended).toEqual(['old2'])
  expect(keeper.of(site)?.state).toBe('live')
})

test('T7: the seat of another site can not be resumed', () => {
  const { keeper, page } = keep()
  keeper.claim('VN-25-07894', { browser: 'a' }, page())
  expect(keeper.claim(site, { browser: 'b', resume: 'seat1' }, page())).toEqual({
    seat: 'seat2',
    resumed: false,
  })
})

test('T8: ending tells the page and closes the media', () => {
  const { keeper, page, ended } = keep()
  const first = page()
  keeper.claim(site, { browser: 'a' }, first)
  keeper.end(site, 'revoked')
  expect(first.told).toEqual(['revoked'])
  expect(ended).toEqual(['seat1'])
})

test('T9: the page that takes the seat has yet to say what it shows; its devices are still those', () => {
  const { keeper, page } = keep()
  keeper.claim(site, { browser: 'a' }, page())
  const devices = { camera: 'ok', microphone: 'ok' } as const
  keeper.setReport(site, { devices, shown: { revision: 3, visible: true, slots: [] }, shownAt: 5 })
  keeper.claim(site, { browser: 'a', resume: 'seat1' }, page())
  expect(keeper.report(site)).toEqual({ devices, shown: null, shownAt: 0, line: null })
})
