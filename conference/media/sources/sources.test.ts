import type { types } from 'mediasoup'
import { expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '#foundation/time'
import { mediaWorkerBin } from '../../../setup/worker-path.mjs'
import { loadEngine } from '../engine/engine.ts'
import { fromRtpParameters, toRtpCapabilities, toRtpParameters } from '../engine/translate.ts'
import { createTestPeer } from '../testing/index.ts'
import { createMediaWorker, type MediaWorker } from '../workers/worker.ts'
import { createBridges } from './bridges.ts'
import { openCopy } from './copy.ts'
import { createSourceRegistry } from './registry.ts'

const CAMERA = 'VN-25/camera'

async function twoWorkers(): Promise<[MediaWorker, MediaWorker]> {
  const engine = await loadEngine(mediaWorkerBin())
  const listen = [{ ip: '127.0.0.1' }]
  const start = (index: number) => createMediaWorker(engine, index, { listen }, () => {})
  const [a, b] = await Promise.all([start(0), start(1)])
  onTestFinished(() => {
    a.close()
    b.close()
  })
  return [a, b]
}

async function produce(worker: MediaWorker): Promise<types.Producer> {
  const peer = createTestPeer()
  onTestFinished(() => peer.close())
  const { rtpParameters } = peer.addCamera()
  const transport = await worker.router.createWebRtcTransport({ webRtcServer: worker.webRtcServer })
  return transport.produce({ kind: 'video', rtpParameters: toRtpParameters(rtpParameters) })
}

async function receiver(worker: MediaWorker) {
  const transport = await worker.router.createWebRtcTransport({ webRtcServer: worker.webRtcServer })
  const rtpCapabilities = toRtpCapabilities(createTestPeer().rtpCapabilities)
  return (producerId: string) => transport.consume({ producerId, rtpCapabilities })
}

test('M8: two who take a source at another worker share one copy, which ends with the last of them', async () => {
  const [a, b] = await twoWorkers()
  const bridges = createBridges()
  const source = createSourceRegistry(bridges, systemClock).enter(
    CAMERA,
    { from: 'seat', seat: 's' },
    await produce(a),
    a,
  )
  const consume = await receiver(b)
  const [first, second] = await Promise.all([source.take(b, consume), source.take(b, consume)])
  const bridge = await bridges.between(b, a)
  const carried = async () => (await bridge.on(a).dump()).consumerIds.length
  expect(await carried()).toBe(1)
  expect(source.consumers()).toHaveLength(2)
  first.close()
  expect(await carried()).toBe(1)
  second.close()
  await vi.waitFor(async () => expect(await carried()).toBe(0), { timeout: 10_000 })
  expect((await bridge.on(b).dump()).producerIds).toEqual([])
  const again = await source.take(b, consume)
  expect(await carried()).toBe(1)
  source.close()
  await vi.waitFor(() => expect(again.closed).toBe(true), { timeout: 10_000 })
  expect(await carried()).toBe(0)
})

test('M8: a take that fails leaves no copy', async () => {
  const [a, b] = await twoWorkers()
  const bridges = createBridges()
  const source = createSourceRegistry(bridges, systemClock).enter(
    CAMERA,
    { from: 'seat', seat: 's' },
    await produce(a),
    a,
  )
  await expect(source.take(b, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
  const bridge = await bridges.between(a, b)
  await vi.waitFor(async () => expect((await bridge.on(a).dump()).consumerIds).toEqual([]), {
    timeout: 10_000,
  })
})

test.each(['first', 'second'])(
  'M8: if the %s half of a bridge fails, neither stays and the next try works',
  async (which) => {
    const [a, b] = await twoWorkers()
    const dead = (await twoWorkers())[0]
    dead.close()
    const broken = (worker: MediaWorker): MediaWorker => ({ ...worker, router: dead.router })
    const bridges = createBridges()
    const ends: [MediaWorker, MediaWorker] = which === 'first' ? [broken(a), b] : [a, broken(b)]
    await expect(bridges.between(...ends)).rejects.toThrow()
    const left = await Promise.all([a, b].map((worker) => worker.router.dump()))
    expect(left.flatMap(({ transportIds }) => transportIds)).toEqual([])
    const bridge = await bridges.between(a, b)
    const producer = await produce(a)
    const copy = await openCopy({ producer, from: a, to: b, bridges, onClosed: () => {} })
    expect((await bridge.on(b).dump()).producerIds).toEqual([copy.producerId])
  },
)

test('M8: if the far half of a copy fails, the near half is closed', async () => {
  const [a, b] = await twoWorkers()
  const bridges = createBridges()
  const producer = await produce(a)
  const bridge = await bridges.between(a, b)
  // Taken already, so the copy can not be made under its name.
  const { kind, rtpParameters } = producer
  const blocking = toRtpParameters(fromRtpParameters(rtpParameters))
  const inTheWay = await bridge.on(b).produce({ id: producer.id, kind, rtpParameters: blocking })
  const open = () => openCopy({ producer, from: a, to: b, bridges, onClosed: () => {} })
  await expect(open()).rejects.toThrow('already exists')
  expect((await bridge.on(a).dump()).consumerIds).toEqual([])
  inTheWay.close()
  expect((await open()).producerId).toBe(producer.id)
})

test('M8: a bridge whose worker ended is made anew with its successor', async () => {
  const [a, b] = await twoWorkers()
  const [c] = await twoWorkers()
  const bridges = createBridges()
  await bridges.between(a, b)
  b.close()
  await expect(bridges.between(a, b)).rejects.toThrow()
  expect((await a.router.dump()).transportIds).toEqual([])
  await bridges.between(a, c)
})

test('M7: a newer source with the same key replaces the older', async () => {
  const [a] = await twoWorkers()
  const registry = createSourceRegistry(createBridges(), systemClock)
  const older = registry.enter(CAMERA, { from: 'seat', seat: 's' }, await produce(a), a)
  const newer = registry.enter(CAMERA, { from: 'pipe', pipe: 'p', flow: 'f' }, await produce(a), a)
  expect([older.closed, newer.closed, registry.get(CAMERA)]).toEqual([true, false, newer])
  older.close()
  expect(registry.get(CAMERA)).toBe(newer)
  newer.close()
  expect(registry.all()).toEqual([])
})
