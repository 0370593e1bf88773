import { expect, test } from 'vitest'
import type { MediaClient } from '#conference/media'
import type { SourceKey } from '#contract'
import type { Feed } from '#contract/room'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { createFeeds } from './feeds.ts'

const camera: SourceKey = 'VN-25/camera'
const settle = () => new Promise((done) => setImmediate(done))
const feedOf = (id: string): Feed => ({
  id,
  source: camera,
  kind: 'camera',
  producer: 'p',
  rtpParameters: { codecs: [{ mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000 }] },
})

/** A media host that answers `feeds.set` when the test says so. */
function stage() {
  const clock = createManualClock()
  const out: { answer: (feeds: Feed[], missing?: SourceKey[]) => void }[] = []
  const told: string[][] = []
  const request = async (_op: string, body: object) => {
    const { seats } = body as { seats: { seat: string }[] }
    return new Promise<object>((resolve) => {
      out.push({
        answer: (list, missing = []) =>
          resolve({ seats: seats.map(({ seat }) => ({ seat, feeds: list, missing })) }),
      })
    })
  }
  const media = { request, onNotice: () => () => {} } as MediaClient
  const feeds = createFeeds({
    media,
    clock,
    log: silentLog,
    onFeeds: (_site, list) => told.push(list.map(({ id }) => id)),
  })
  const want = (generation = 'p') =>
    feeds.want(
      [{ seat: 's1', site: 'VN-25-07900', wishes: [{ source: camera, layer: 2, standby: false }] }],
      () => generation,
    )
  return { clock, feeds, out, told, want }
}

test('N4: a seat whose media is made anew while a request is out is asked for again', async () => {
  const { feeds, out, told, want } = stage()
  want()
  feeds.forget('s1')
  out[0]?.answer([feedOf('old')])
  await settle()
  expect(feeds.of('s1')).toBeUndefined()
  expect(told).toEqual([])
  want()
  expect(out).toHaveLength(2)
  out[1]?.answer([feedOf('new')])
  await settle()
  expect(told).toEqual([['new']])
})

test('N4: a stream that stays missing is asked for again, and the page is told only what changed', async () => {
  const { clock, out, told, want } = stage()
  want()
  out[0]?.answer([], [camera])
  await settle()
  for (const round of [1, 2]) {
    clock.advance(10_000)
    expect(out).toHaveLength(round + 1)
    out[round]?.answer([], [camera])
    await settle()
  }
  clock.advance(10_000)
  out[3]?.answer([feedOf('f1')])
  await settle()
  expect(told).toEqual([[], ['f1']])
})

test('N4: streams that go are kept until the new ones come, or for a moment', async () => {
  const { clock, feeds, out } = stage()
  const ask = (...sources: SourceKey[]) =>
    feeds.want(
      [
        {
          seat: 's1',
          site: 'VN-25-07900',
          wishes: sources.map((source) => ({ source, layer: 2, standby: false })),
        },
      ],
      () => 'p',
    )
  ask(camera)
  out[0]?.answer([feedOf('f')])
  await settle()
  ask()
  await settle()
  expect(out).toHaveLength(1)
  ask('VN-19/camera')
  expect(out).toHaveLength(2)
  out[1]?.answer([feedOf('g')])
  await settle()
  ask()
  await settle()
  expect(out).toHaveLength(2)
  clock.advance(250)
  expect(out).toHaveLength(3)
  feeds.close()
  expect(clock.pending()).toBe(0)
})

test('N15: a picture that comes off standby is asked for at once', async () => {
  const { feeds, out } = stage()
  const ask = (standby: boolean) =>
    feeds.want(
      [{ seat: 's1', site: 'VN-25-07900', wishes: [{ source: camera, layer: 2, standby }] }],
      () => 'p',
    )
  ask(true)
  out[0]?.answer([feedOf('f')])
  await settle()
  ask(false)
  expect(out).toHaveLength(2)
  feeds.close()
})
