import { expect, test } from 'vitest'
import type { MediaClient } from '#conference/media'
import type { SourceKey } from '#contract'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { createViews } from './views.ts'

const camera: SourceKey = 'VN-25-07900/camera'
const settle = () => new Promise((done) => setImmediate(done))
const reader = { rights: ['read' as const] }
const capabilities = { codecs: [], headerExtensions: [] }

/** Consoles at a node whose media host notes what it is asked, and feeds whatever it is asked for. */
function stage() {
  const asked: string[] = []
  const told: string[] = []
  const request = async (op: string, body: object) => {
    asked.push(`${op} ${'seat' in body ? body.seat : ''}`.trim())
    if (op === 'seat.open') return { send: {}, receive: {} }
    if (op !== 'feeds.set') return {}
    const { seats } = body as { seats: { seat: string; wishes: { source: string; layer: number }[] }[] }
    const feedsFor = (wishes: { source: string; layer: number }[]) =>
      wishes.map(({ source, layer }) => ({ id: `${source}:${layer}`, source }))
    return { seats: seats.map(({ seat, wishes }) => ({ seat, feeds: feedsFor(wishes), missing: [] })) }
  }
  let serial = 0
  let changes = 0
  const views = createViews({
    node: 'VN',
    media: { request, onNotice: () => () => {} } as MediaClient,
    capabilities: () => capabilities,
    newId: () => `c${serial++}`,
    onChange: () => changes++,
    clock: createManualClock(),
    log: silentLog,
  })
  const view = views.open((op, body) => {
    told.push('feeds' in body ? `${op} ${body.feeds.map(({ id }) => id).join()}` : op)
  })
  const watch = async (...sources: { source: SourceKey; layer: 0 | 1 | 2 }[]) => {
    await view.request(reader, 'view.open', { rtpCapabilities: capabilities })
    await view.request(reader, 'view.watch', { sources })
  }
  return { views, view, watch, asked, told, changes: () => changes }
}

test('N25: a console gets what it watches and is here, and starts its own feeds only', async () => {
  const { views, view, watch, asked, told } = stage()
  await watch({ source: camera, layer: 1 }, { source: 'VN-25/camera', layer: 0 })
  expect(views.monitors()).toEqual([
    { source: camera, layer: 1 },
    { source: 'VN-25/camera', layer: 0 },
  ])
  views.feed([camera], () => 'p')
  await settle()
  expect(told).toEqual([`view-feeds ${camera}:1`])
  await view.request(reader, 'view.ready', { feeds: [`${camera}:1`, 'of another'] })
  expect(asked).toEqual(['seat.open view-c0', 'feeds.set', 'seat.ready view-c0'])
})

test('N25: nothing without the right to read, and nothing to watch before there is a transport', async () => {
  const { view } = stage()
  const open = view.request({ rights: ['display'] }, 'view.open', { rtpCapabilities: capabilities })
  await expect(open).rejects.toMatchObject({ body: { code: 'auth.not-allowed' } })
  const early = view.request(reader, 'view.watch', { sources: [] })
  await expect(early).rejects.toMatchObject({ body: { code: 'message.out-of-order' } })
})

test('N25: with its connection the seat ends, also one that was being opened, and nothing is wanted', async () => {
  const { views, view, watch, asked, changes } = stage()
  await watch({ source: camera, layer: 2 })
  const before = changes()
  view.close()
  view.close()
  expect(views.monitors()).toEqual([])
  expect(views.has('view-c0')).toBe(false)
  expect(changes()).toBe(before + 1)
  expect(asked).toEqual(['seat.open view-c0', 'seat.close view-c0'])

  const late = stage()
  const opening = late.view.request(reader, 'view.open', { rtpCapabilities: capabilities })
  late.view.close()
  await opening
  expect(late.asked).toEqual(['seat.open view-c0', 'seat.close view-c0'])
})

test('N25: what the media host lost is told once, and watched no more until the page opens it anew', async () => {
  const { views, watch, told } = stage()
  await watch({ source: camera, layer: 0 })
  views.lost(['of-a-site'])
  views.agreeWith(new Set(['view-c0']))
  expect(told).toEqual([])
  views.agreeWith(new Set())
  views.lost('all')
  expect(told).toEqual(['view-lost'])
  expect(views.monitors()).toEqual([])
  await watch({ source: camera, layer: 0 })
  expect(views.monitors()).toHaveLength(1)
})
