import type { Clock } from '#foundation/time'
import type { LinkError } from './errors.ts'
import type { Link, PeerId } from './link.ts'
import { createStateReceiver } from './state-receiver.ts'
import { createStateSender } from './state-sender.ts'

export interface StateChannelOptions {
  peer: PeerId
  /** Both ends name the same subject. At most one channel per link, peer and subject. */
  subject: string
  /** Our whole state for the peer, a JSON value; read when it is sent. Left out: we only receive. */
  read?: () => unknown
  /**
   * The peer's whole state; may be called again with the same state. What it throws is answered to the peer, which
   * tries again. Left out: we only send.
   */
  apply?: (whole: unknown) => void
  clock?: Clock
  /** Names this channel's life; random by default. */
  epoch?: string
  /** The peer did not take our state, and why. We try again, except after `too-large` and `misuse`. */
  onRefusal?: (error: LinkError) => void
}

/** Whole-state exchange with one peer, which converges after every cut and restart. */
export interface StateChannel {
  /** Our state has changed: it is sent whole, once for all changes of a turn. */
  changed(): void
  /** True if the peer has acknowledged our present state. */
  settled(): boolean
  /** Idempotent. */
  close(): void
}

/**
 * Each end sends its whole state when it changes, when it sees the other come up, and when the other asks, which it
 * does whenever it sees us come up: a cut may be seen from one end only. One request is out at a time, and is
 * repeated with growing pauses (100 ms to 2 s) until it is acknowledged or the peer is down.
 */
export function createStateChannel(link: Link, options: StateChannelOptions): StateChannel {
  const { peer, subject, read, apply, epoch = crypto.randomUUID() } = options
  const pull = `${subject}.pull`
  const sender = read && createStateSender(link, { ...options, read, epoch })
  const undo: (() => void)[] = []

  if (apply) {
    const receiver = createStateReceiver(apply)
    undo.push(link.handle(subject, ({ body }) => receiver.receive(body), { from: peer }))
  }
  if (sender) {
    undo.push(() => sender.close())
    undo.push(link.subscribe(pull, ({ from }) => from === peer && sender.resend()))
  }
  undo.push(
    link.watch(peer, (presence) => {
      if (presence.state !== 'up') return
      sender?.resend()
      if (apply) link.publish(peer, pull, null)
    }),
  )

  return {
    changed: () => sender?.changed(),
    settled: () => sender?.settled() ?? true,
    close() {
      for (const each of undo.splice(0)) each()
    },
  }
}
