import { expect, test } from 'vitest'
import type { MediaClient } from '#conference/media'
import type { SourceKey } from '#contract'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import type { View } from './view.ts'
import { createViews } from './views.ts'

const camera: SourceKey = 'VN-25-07900/camera'
const settle = () => new Promise((done) => setImmediate(done))
const reader = { rights: ['read' as const], by: 'Hà' }
const none: ReadonlySet<SourceKey> = new Set()
const capabilities = { codecs: [], headerExtensions: [] }

/** Consoles at a node whose media host notes what it is asked, and feeds whatever it is asked for. */
function stage(roomPresents = false) {
  const asked: string[] = []
  const told: string[] = []
  const request = async (op: string, body: object) => {
    asked.push(`${op} ${'seat' in body ? body.seat : ''}`.trim())
    if (op === 'seat.open') return { send: {}, receive: {} }
    if (op === 'seat.publish') return { producer: `p${asked.length}` }
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
    label: 'Trung ương',
    roomPublishes: () => roomPresents,
    newId: () => `c${serial++}`,
    onChange: () => changes++,
    onUnpublished: (kind) => told.push(`ended ${kind}`),
    clock: createManualClock(),
    log: silentLog,
  })
  const hear = (op: string, body: object) => {
    const { feeds, kinds } = body as { feeds?: { id: string }[]; kinds?: string[] }
    told.push([op, feeds?.map(({ id }) => id).join(), kinds?.join()].filter(Boolean).join(' '))
  }
  const view = views.open(hear)
  const watch = async (...sources: { source: SourceKey; layer: 0 | 1 | 2 }[]) => {
    await view.request(reader, 'view.open', { rtpCapabilities: capabilities })
    await view.request(reader, 'view.watch', { sources })
  }
  return { views, view, open: () => views.open(hear), watch, asked, told, changes: () => changes }
}

test('N25: a console gets what it watches and is here, and starts its own feeds only', async () => {
  const { views, view, watch, asked, told } = stage()
  await watch({ source: camera, layer: 1 }, { source: 'VN-25/camera', layer: 0 })
  expect(views.monitors(none)).toEqual([
    { source: camera, layer: 1 },
    { source: 'VN-25/camera', layer: 0 },
  ])
  views.feed([camera], none, () => 'p')
  await settle()
  expect(told).toEqual([`view-feeds ${camera}:1`])
  await view.request(reader, 'view.ready', { feeds: [`${camera}:1`, 'of another'] })
  expect(asked).toEqual(['seat.open view-c0', 'feeds.set', 'seat.ready view-c0'])
})

test('N25: nothing without the right to read, and nothing to watch before there is a transport', async () => {
  const { view } = stage()
  const open = view.request({ rights: ['display'], by: 'Hà' }, 'view.open', { rtpCapabilities: capabilities })
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
  expect(views.monitors(none)).toEqual([])
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
  expect(views.monitors(none)).toEqual([])
  await watch({ source: camera, layer: 0 })
  expect(views.monitors(none)).toHaveLength(1)
})

const operator = (by: string) => ({ rights: ['read' as const, 'display' as const], by })
const rtpParameters = { codecs: [], headerExtensions: [], encodings: [], rtcp: {} }
const content = (page: string, takeOver?: boolean) => ({
  ...{ kind: 'content' as const, page, rtpParameters },
  ...(takeOver && { takeOver }),
})
const opened = async (view: View) => {
  await view.request(reader, 'view.open', { rtpCapabilities: capabilities })
  return view
}
const refused = (code: string) => ({ body: { code } })

test('N34: a console publishes as the own room, with the right to switch what is on screen; the end is told', async () => {
  const { views, view, told } = stage()
  await opened(view)
  const mayRead = view.request(reader, 'view.publish', content('a'))
  await expect(mayRead).rejects.toMatchObject(refused('auth.not-allowed'))
  await view.request(operator('Hà'), 'view.publish', content('a'))
  expect([...views.published.sources().keys()]).toEqual(['VN/content'])
  views.published.order(() => false)
  views.published.order(() => true)
  views.published.order(() => true)
  await view.request(operator('Hà'), 'view.unpublish', { kind: 'content' })
  await view.request(operator('Hà'), 'view.unpublish', { kind: 'content' })
  expect(views.published.sources().size).toBe(0)
  expect(told).toEqual(['view-publish', 'view-publish content', 'ended content'])
})

test('N34: a second console is refused by name until it takes over; the page itself takes back what it had', async () => {
  const { views, view, open, told } = stage()
  const other = open()
  await Promise.all([opened(view), opened(other)])
  const first = view.request(operator('Hà'), 'view.publish', content('a'))
  const second = other.request(operator('Lan'), 'view.publish', content('b'))
  await expect(second).rejects.toMatchObject({
    body: { code: 'content.taken', details: { by: 'Hà', room: 'Trung ương' } },
  })
  await first
  await other.request(operator('Lan'), 'view.publish', content('b', true))
  expect(told).toEqual(['view-ended'])
  const again = await opened(open())
  await again.request(operator('Lan'), 'view.publish', content('b'))
  other.close()
  expect(views.published.sources().size).toBe(1)
  again.close()
  expect(views.published.sources().size).toBe(0)
})

test('N34: not while the room’s own page publishes, and the page not while a console does', async () => {
  const { views, view } = stage(true)
  await opened(view)
  const asked = view.request(operator('Hà'), 'view.publish', content('a'))
  await expect(asked).rejects.toMatchObject(refused('content.room-presents'))
  expect(() => views.published.requireFree('content')).not.toThrow()

  const free = stage()
  await opened(free.view)
  await free.view.request(operator('Hà'), 'view.publish', content('a'))
  expect(() => free.views.published.requireFree('camera')).not.toThrow()
  expect(() => free.views.published.requireFree('content')).toThrow('content.taken')
})

test('N38: what a site says in a private talk goes to the console that talks, and to no other', async () => {
  const { views, view, open, told } = stage()
  const microphone: SourceKey = 'VN-25-07900/microphone'
  const sources = [{ source: microphone, layer: null }]
  const heard: string[] = []
  const viewer = views.open((_op, body) => 'feeds' in body && heard.push(...body.feeds.map(({ id }) => id)))
  for (const each of [view, viewer, open()]) {
    await opened(each)
    await each.request(reader, 'view.watch', { sources })
  }
  const talk = new Set([microphone])
  expect(views.monitors(talk)).toEqual([])
  await view.request(operator('Hà'), 'view.publish', { ...content('a'), kind: 'cue' })
  expect(views.monitors(talk)).toEqual(sources)
  views.feed([microphone], talk, () => 'p')
  await settle()
  expect(told).toContain(`view-feeds ${microphone}:null`)
  expect(told).toHaveLength(2)
  expect(heard).toEqual([])
  await view.request(operator('Hà'), 'view.unpublish', { kind: 'cue' })
  expect(views.monitors(talk)).toEqual([])
  expect(views.monitors(none)).toHaveLength(3)
})
