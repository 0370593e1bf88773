import datachannel from 'node-datachannel'

/**
 * A real WebRTC peer (ICE, DTLS, SRTP) with one VP8 track, joined to a mediasoup WebRtcTransport.
 * `rtp` is what the track sends, or what mediasoup will send to it.
 * @param {{ transport: import('mediasoup').types.WebRtcTransport, direction: 'SendOnly' | 'RecvOnly',
 *   ssrc: number, payloadType: number }} options
 */
export async function joinPeer({ transport, direction, ssrc, payloadType }) {
  const peer = new datachannel.PeerConnection(direction, { iceServers: [], bindAddress: '127.0.0.1' })
  const media = new datachannel.Video('0', direction)
  media.addVP8Codec(payloadType)
  if (direction === 'SendOnly') media.addSSRC(ssrc, 'proof')
  const track = peer.addTrack(media)
  const opened = new Promise((resolve) => track.onOpen(resolve))
  const offer = new Promise((resolve) => peer.onLocalDescription(resolve))
  peer.setLocalDescription('offer')
  const fingerprint = /^a=fingerprint:sha-256 (\S+)/m.exec(await offer)?.[1]
  if (!fingerprint) throw new Error('the peer offered no sha-256 fingerprint')
  peer.setRemoteDescription(answerSdp({ transport, direction, ssrc, payloadType }), 'answer')
  await transport.connect({
    dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: fingerprint }] },
  })
  return { track, opened, close: () => peer.close() }
}

function answerSdp({ transport, direction, ssrc, payloadType }) {
  const { usernameFragment, password } = transport.iceParameters
  const fingerprint = transport.dtlsParameters.fingerprints.find((f) => f.algorithm === 'sha-256')
  if (!fingerprint) throw new Error('the media worker offers no sha-256 fingerprint')
  const sends = direction === 'RecvOnly'
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=ice-lite',
    'a=group:BUNDLE 0',
    `m=video 9 UDP/TLS/RTP/SAVPF ${payloadType}`,
    'c=IN IP4 127.0.0.1',
    'a=mid:0',
    `a=${sends ? 'sendonly' : 'recvonly'}`,
    'a=rtcp-mux',
    `a=rtpmap:${payloadType} VP8/90000`,
    ...(sends ? [`a=ssrc:${ssrc} cname:proof`] : []),
    `a=ice-ufrag:${usernameFragment}`,
    `a=ice-pwd:${password}`,
    `a=fingerprint:sha-256 ${fingerprint.value}`,
    'a=setup:passive',
    ...transport.iceCandidates.map(
      (c) => `a=candidate:${c.foundation} 1 ${c.protocol} ${c.priority} ${c.address} ${c.port} typ ${c.type}`,
    ),
    'a=end-of-candidates',
    '',
  ].join('\r\n')
}
