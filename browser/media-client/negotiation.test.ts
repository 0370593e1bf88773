import { Device } from 'mediasoup-client'
import * as fake from 'mediasoup-client/fakeParameters'
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler'
import { expect, test, vi } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createPath } from './path.ts'
import { createPublisher } from './publisher.ts'

interface Told {
  encodings: { active: boolean }[]
}

/** As Chromium: each negotiation sets every sender back to what it was told when it was made. */
function forgetfulSenders() {
  const senders: { parameters: Told; made: Told }[] = []
  const negotiate = () => {
    for (const sender of senders) sender.parameters = structuredClone(sender.made)
  }
  const { factory, ...rest } = FakeHandler.createFactory(fake)
  return {
    senders,
    handlerFactory: {
      ...rest,
      factory(options: Parameters<typeof factory>[0]) {
        const handler = factory(options)
        const [send, stopSending] = [handler.send.bind(handler), handler.stopSending.bind(handler)]
        handler.send = async (asked) => {
          const encodings = (asked.encodings ?? []).map(({ active = true }) => ({ active }))
          const mine = { parameters: { encodings }, made: structuredClone({ encodings }) }
          senders.push(mine)
          negotiate()
          const rtpSender = Object.assign(Object.create(null), {
            getParameters: () => structuredClone(mine.parameters),
            async setParameters(next: Told) {
              mine.parameters = next
            },
          })
          return { ...(await send(asked)), rtpSender }
        }
        handler.stopSending = async (id) => {
          await stopSending(id)
          negotiate()
        }
        return handler
      },
    },
  }
}

const trackOf = (kind: 'audio' | 'video') =>
  Object.assign(new EventTarget(), {
    ...{ id: kind, kind, readyState: 'live', enabled: true },
    stop() {},
  }) as MediaStreamTrack

test('a camera that is sent goes on being sent while a test beside it is published, and after that has ended', async () => {
  const { senders, handlerFactory } = forgetfulSenders()
  const clock = createManualClock()
  const device = new Device({ handlerFactory })
  await device.load({ routerRtpCapabilities: fake.generateRouterRtpCapabilities() })
  const path = createPath({
    transport: device.createSendTransport(fake.generateTransportRemoteParameters()),
    signals: { connect: async () => {}, restartIce: () => Promise.reject(new Error('not asked for')) },
    clock,
    onGone: () => {},
  })
  let answer = () => {}
  let published = 0
  const publisher = createPublisher({
    path,
    signals: {
      publish: async (kind) => {
        if (kind === 'test-picture')
          await new Promise<void>((resolve) => {
            answer = resolve
          })
        return { producer: `${kind} ${published++}` }
      },
      unpublish: async () => {},
    },
    ...{ clock, onError: (error) => expect.fail(String(error)), onBroken: () => {} },
  })
  const camera = () => senders[0]?.parameters.encodings.map(({ active }) => active)
  publisher.order({ camera: 1, microphone: false, content: false })
  publisher.setTracks({ camera: trackOf('video'), microphone: null })
  await vi.waitFor(() => expect(camera()).toEqual([true, true, false]))

  const taken = publisher.publishTest('test-picture', trackOf('video'), 600)
  await vi.waitFor(() => expect(senders).toHaveLength(2))
  // The node has not answered yet.
  await vi.waitFor(() => expect(camera()).toEqual([true, true, false]))
  answer()
  await taken
  publisher.offer('test-picture', null)
  await path.negotiated()
  await vi.waitFor(() => expect(camera()).toEqual([true, true, false]))
})
