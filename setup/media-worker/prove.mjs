// Run by set-up in a process of its own, with MEDIASOUP_WORKER_BIN naming the worker to prove. A worker
// that starts is not proven: a wrongly built one dies at the first DTLS handshake or forwards nothing.
// Path of the packets: peer -WebRTC-> router in worker 1 -SRTP pipe-> router in worker 2 -WebRTC-> peer.
import datachannel from 'node-datachannel'
import { proofNumber, vp8Packet } from './proof-packets.mjs'
import { joinPeer } from './proof-peer.mjs'

const NEEDED = 50
const DEADLINE_MS = 15_000
const SSRC = 0x4c54_0001
const NAME = 0x4c69_656e
const LISTEN = { listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] }

const started = Date.now()
let stage = 'start'
const deadline = setTimeout(() => fail(`nothing more after ${DEADLINE_MS} ms`), DEADLINE_MS)

function fail(reason) {
  process.stderr.write(`${stage}: ${reason}\n`)
  process.exit(1)
}

try {
  const mediasoup = await import('mediasoup')
  const routers = []
  for (const nth of [1, 2]) {
    const worker = await mediasoup.createWorker({ logLevel: 'error' })
    worker.on('died', (error) => fail(`media worker ${nth} died: ${error.message}`))
    routers.push(
      await worker.createRouter({
        mediaCodecs: [{ kind: 'video', mimeType: 'video/VP8', clockRate: 90000 }],
      }),
    )
  }
  const [near, far] = routers
  const payloadType = near.rtpCapabilities.codecs.find((c) => c.mimeType === 'video/VP8').preferredPayloadType

  stage = 'produce'
  const up = await near.createWebRtcTransport(LISTEN)
  const producer = await up.produce({
    kind: 'video',
    rtpParameters: {
      mid: '0',
      codecs: [{ mimeType: 'video/VP8', payloadType, clockRate: 90000 }],
      encodings: [{ ssrc: SSRC }],
    },
  })
  const sender = await joinPeer({ transport: up, direction: 'SendOnly', ssrc: SSRC, payloadType })
  await sender.opened

  stage = 'pipe'
  await near.pipeToRouter({ producerId: producer.id, router: far, enableSrtp: true, enableRtx: true })

  stage = 'consume'
  const down = await far.createWebRtcTransport(LISTEN)
  const consumer = await down.consume({ producerId: producer.id, rtpCapabilities: far.rtpCapabilities })
  const receiver = await joinPeer({
    transport: down,
    direction: 'RecvOnly',
    ssrc: consumer.rtpParameters.encodings[0].ssrc,
    payloadType: consumer.rtpParameters.codecs[0].payloadType,
  })
  await receiver.opened

  stage = 'forward'
  const arrived = new Set()
  const enough = new Promise((resolve) => {
    receiver.track.onMessage((message) => {
      const number = proofNumber(message, NAME)
      if (number !== undefined && arrived.add(number).size >= NEEDED) resolve()
    })
  })
  let number = 0
  const ticking = setInterval(() => {
    sender.track.sendMessageBinary(vp8Packet({ number: number++, ssrc: SSRC, payloadType, name: NAME }))
  }, 5)
  await enough
  clearInterval(ticking)
  clearTimeout(deadline)
  process.stdout.write(
    `${JSON.stringify({ sent: number, arrived: arrived.size, ms: Date.now() - started, mediasoup: mediasoup.version })}\n`,
  )
  sender.close()
  receiver.close()
  datachannel.cleanup()
  process.exit(0)
} catch (error) {
  fail(error instanceof Error ? (error.stack ?? error.message) : String(error))
}
