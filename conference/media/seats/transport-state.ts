import type { NoticeOf } from '#contract'
import type { MediaNotices } from '#contract/media'

/** What mediasoup says of one WebRTC transport. */
export interface TransportFacts {
  ice: 'new' | 'connected' | 'completed' | 'disconnected' | 'closed'
  dtls: 'new' | 'connecting' | 'connected' | 'failed' | 'closed'
  /** Of the path in use. */
  protocol: 'udp' | 'tcp' | undefined
}

export type SeatTransportState = Omit<NoticeOf<MediaNotices, 'seat-transport'>, 'seat'>

/** Undefined while a transport was never up. */
function stateOf({ ice, dtls }: TransportFacts): SeatTransportState['state'] | undefined {
  if (dtls === 'failed' || dtls === 'closed' || ice === 'closed') return 'closed'
  if (ice === 'disconnected') return 'disconnected'
  return dtls === 'connected' ? 'connected' : undefined
}

/**
 * A seat in one word, from its transports: closed if any is, else disconnected if any is, else connected if any
 * is. Undefined before the first comes up. The path counts as TCP if any is.
 */
export function seatState(transports: readonly TransportFacts[]): SeatTransportState | undefined {
  const states = transports.map(stateOf)
  const state = (['closed', 'disconnected', 'connected'] as const).find((word) => states.includes(word))
  if (!state) return undefined
  const paths = transports.filter((facts) => stateOf(facts) === 'connected').map(({ protocol }) => protocol)
  const protocol = (['tcp', 'udp'] as const).find((path) => paths.includes(path)) ?? 'none'
  return { state, protocol: state === 'connected' ? protocol : 'none' }
}
