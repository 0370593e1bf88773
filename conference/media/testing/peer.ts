import type { DtlsParametersMessage, RtpCapabilitiesMessage, TransportParameters } from '#contract'
import type { Feed } from '#contract/room'
import { type Clock, systemClock } from '#foundation/time'
import { CAMERA_LAYERS, type CameraLayer, createCamera, type SyntheticCamera } from './camera.ts'
import { peerCapabilities } from './capabilities.ts'
import { type Connection, openConnection } from './connection.ts'
import { createMicrophone, type SyntheticMicrophone } from './microphone.ts'
import { createReceived, type Received, ssrcOf } from './received.ts'
import { createReports } from './reports.ts'
import { keyFrameRequests, pictureLoss } from './rtcp.ts'
import { isRtcp } from './rtp.ts'

type CarryDtls = (dtlsParameters: DtlsParametersMessage) => Promise<unknown>

/**
 * A site without a browser: real ICE, DTLS and SRTP, made-up pictures and sound. Each direction may be connected
 * again after its transport was lost; the camera goes on where it was.
 */
export interface TestPeer {
  /** For `seat.open`. */
  readonly rtpCapabilities: RtpCapabilitiesMessage
  /** What arrived on the receiving transport. */
  readonly received: Received
  /** Resolves when packets can flow. Replaces an earlier connection. */
  connectSend(transport: TransportParameters, connect: CarryDtls): Promise<void>
  connectReceive(transport: TransportParameters, connect: CarryDtls): Promise<void>
  /** A camera of these layers (three by default; give one layer for content). It starts silent. */
  addCamera(options?: { layers?: readonly CameraLayer[]; framesPerSecond?: number }): SyntheticCamera
  addMicrophone(options?: { nextPacket?: () => Buffer; level?: () => number }): SyntheticMicrophone
  /** Asks the host for a key frame of this feed, as a browser does that can't decode. */
  requestKeyFrame(feed: Feed): void
  close(): void
}

const REPORT_EVERY_MS = 1_000

export interface TestPeerOptions {
  clock?: Clock
  /** Sets the peer's SSRCs apart where that helps reading a trace; random by default. */
  ssrcBase?: number
  /** It reports once a second what it received, as a browser does. */
  reports?: boolean
}

export function createTestPeer(options: TestPeerOptions = {}): TestPeer {
  const { clock = systemClock } = options
  let nextSsrc = options.ssrcBase ?? 0x1000_0000 + Math.floor(Math.random() * 0x4000_0000)
  const received = createReceived(clock)
  const reports = options.reports ? createReports(clock) : undefined
  const reporting =
    reports &&
    clock.setInterval(() => {
      const report = reports.next()
      if (report) connections.receive?.send(report)
    }, REPORT_EVERY_MS)
  const connections: { send?: Connection; receive?: Connection } = {}
  const cameras: SyntheticCamera[] = []
  const microphones: SyntheticMicrophone[] = []
  let closed = false

  const send = (packet: Buffer) => connections.send?.send(packet)
  const ssrcs = (count: number) => {
    const first = nextSsrc
    nextSsrc += count
    return first
  }
  const onSendSide = (packet: Buffer) => {
    if (!isRtcp(packet)) return
    for (const ssrc of keyFrameRequests(packet)) for (const camera of cameras) camera.keyFrameWanted(ssrc)
  }
  const onReceiveSide = (packet: Buffer) => {
    received.take(packet)
    reports?.take(packet)
  }
  const join = async (direction: 'send' | 'receive', transport: TransportParameters, connect: CarryDtls) => {
    connections[direction]?.close()
    const onPacket = direction === 'send' ? onSendSide : onReceiveSide
    const connection = await openConnection({ transport, direction, connect, onPacket })
    if (closed) connection.close()
    else connections[direction] = connection
  }

  return {
    rtpCapabilities: peerCapabilities,
    received,
    connectSend: (transport, connect) => join('send', transport, connect),
    connectReceive: (transport, connect) => join('receive', transport, connect),
    addCamera({ layers = CAMERA_LAYERS, framesPerSecond = 25 } = {}) {
      const firstSsrc = ssrcs(layers.length)
      const camera = createCamera({ layers, framesPerSecond, firstSsrc, clock, send })
      cameras.push(camera)
      return camera
    },
    addMicrophone(microphoneOptions = {}) {
      const microphone = createMicrophone({ ssrc: ssrcs(1), clock, send, ...microphoneOptions })
      microphones.push(microphone)
      return microphone
    },
    requestKeyFrame(feed) {
      const ssrc = ssrcOf(feed)
      if (ssrc !== undefined) connections.receive?.send(pictureLoss(1, ssrc))
    },
    close() {
      closed = true
      clock.clearInterval(reporting)
      for (const source of [...cameras, ...microphones]) source.close()
      connections.send?.close()
      connections.receive?.close()
    },
  }
}
