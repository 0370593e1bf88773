import { Device } from 'mediasoup-client'
import * as fake from 'mediasoup-client/fakeParameters'
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler'
import { expect, test, vi } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createPath } from './path.ts'
import { createPublisher } from './publisher.ts'

const sound = (id: string) =>
  Object.assign(new EventTarget(), {
    ...{ id, kind: 'audio', readyState: 'live', enabled: true },
    stop() {},
  }) as MediaStreamTrack

/** A publisher over a transport that goes nowhere; the node's answers are given by the test. */
async function stage() {
  const clock = createManualClock()
  const device = new Device({ handlerFactory: FakeHandler.createFactory(fake) })
  await device.load({ routerRtpCapabilities: fake.generateRouterRtpCapabilities() })
  const path = createPath({
    transport: device.createSendTransport(fake.generateTransportRemoteParameters()),
    signals: { connect: async () => {}, restartIce: () => Promise.reject(new Error('not asked for')) },
    clock,
    onGone: () => {},
  })
  const answers: { refuse(): void }[] = []
  const refused: string[] = []
  const publisher = createPublisher({
    path,
    signals: {
      publish: () =>
        new Promise((_, failed) => answers.push({ refuse: () => failed(new Error('line.taken')) })),
      unpublish: async () => {},
    },
    ...{ clock, onError: () => {}, onBroken: () => {} },
    onRefused: (kind) => refused.push(kind),
  })
  const asked = (times: number) => vi.waitFor(() => expect(answers).toHaveLength(times))
  return { publisher, answers, refused, asked }
}

test('a voice that was let go while the node was asked, and taken up again, is asked for again', async () => {
  const { publisher, answers, refused, asked } = await stage()
  publisher.offer('line', sound('one'))
  await asked(1)
  publisher.offer('line', null)
  publisher.offer('line', sound('two'))
  answers[0]?.refuse()
  await asked(2)
  expect(refused).toEqual([])
  answers[1]?.refuse()
  await vi.waitFor(() => expect(refused).toEqual(['line']))
  expect(answers).toHaveLength(2)
})
