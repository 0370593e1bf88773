import type { TransportParameters } from '#contract'
import { VP8_PAYLOAD_TYPE } from './capabilities.ts'

/** SHA-256 fingerprint of the certificate in an SDP. Throws if there is none. */
export function fingerprintIn(sdp: string): string {
  const found = /^a=fingerprint:sha-256 (\S+)/im.exec(sdp)?.[1]
  if (!found) throw new Error('the peer offered no sha-256 fingerprint')
  return found
}

/**
 * A mediasoup transport as an SDP answer with a single video line. One line is enough for any number of streams:
 * libdatachannel hands every packet of a connection to its only track, and we tell them apart by SSRC.
 */
export function answerSdp(transport: TransportParameters, direction: 'send' | 'receive'): string {
  const fingerprint = transport.dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256')
  if (!fingerprint) throw new Error('the media host offers no sha-256 fingerprint')
  const candidates = transport.iceCandidates.filter(({ protocol }) => protocol === 'udp')
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=ice-lite',
    'a=group:BUNDLE 0',
    `m=video 9 UDP/TLS/RTP/SAVPF ${VP8_PAYLOAD_TYPE}`,
    'c=IN IP4 127.0.0.1',
    'a=mid:0',
    `a=${direction === 'send' ? 'recvonly' : 'sendonly'}`,
    'a=rtcp-mux',
    `a=rtpmap:${VP8_PAYLOAD_TYPE} VP8/90000`,
    `a=ice-ufrag:${transport.iceParameters.usernameFragment}`,
    `a=ice-pwd:${transport.iceParameters.password}`,
    `a=fingerprint:sha-256 ${fingerprint.value}`,
    'a=setup:passive',
    ...candidates.map(
      (c) => `a=candidate:${c.foundation} 1 udp ${c.priority} ${c.address} ${c.port} typ host`,
    ),
    'a=end-of-candidates',
    '',
  ].join('\r\n')
}
