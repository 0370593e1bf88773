import datachannel from 'node-datachannel'
import type { DtlsParametersMessage, TransportParameters } from '#contract'
import { VP8_PAYLOAD_TYPE } from './capabilities.ts'
import { answerSdp, fingerprintIn } from './sdp.ts'

/** ICE, DTLS and SRTP with one transport of a media host. Packets go in and out as plain RTP and RTCP. */
export interface Connection {
  /** False when the connection is not up. */
  send(packet: Buffer): boolean
  close(): void
}

/**
 * Joins a mediasoup WebRtcTransport. `connect` carries our DTLS parameters to it. Resolves when packets can flow;
 * rejects when `connect` does, or after `deadlineMs`.
 */
export async function openConnection(options: {
  transport: TransportParameters
  direction: 'send' | 'receive'
  connect: (dtlsParameters: DtlsParametersMessage) => Promise<unknown>
  onPacket: (packet: Buffer) => void
  deadlineMs?: number
}): Promise<Connection> {
  const { transport, direction, connect, onPacket, deadlineMs = 10_000 } = options
  const away = direction === 'send' ? 'SendOnly' : 'RecvOnly'
  const loopback = transport.iceCandidates.every(({ address }) => address.startsWith('127.'))
  const peer = new datachannel.PeerConnection(
    'synthetic',
    loopback ? { iceServers: [], bindAddress: '127.0.0.1' } : { iceServers: [] },
  )
  let closed = false
  const close = () => {
    if (closed) return
    closed = true
    peer.close()
  }
  let timer: NodeJS.Timeout | undefined
  try {
    const media = new datachannel.Video('0', away)
    media.addVP8Codec(VP8_PAYLOAD_TYPE)
    const track = peer.addTrack(media)
    track.onMessage((packet) => {
      if (!closed) onPacket(packet)
    })
    const opened = new Promise<void>((resolve, reject) => {
      track.onOpen(resolve)
      timer = setTimeout(() => reject(new Error(`no connection within ${deadlineMs} ms`)), deadlineMs)
    })
    // Whoever awaits it comes later; a rejection before that is not unhandled.
    opened.catch(() => {})
    const offer = new Promise<string>((resolve) => peer.onLocalDescription(resolve))
    peer.setLocalDescription('offer')
    const value = fingerprintIn(await offer)
    peer.setRemoteDescription(answerSdp(transport, direction), 'answer')
    await connect({ role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] })
    await opened
    return { send: (packet) => !closed && track.isOpen() && track.sendMessageBinary(packet), close }
  } catch (error) {
    close()
    throw error
  } finally {
    clearTimeout(timer)
  }
}
