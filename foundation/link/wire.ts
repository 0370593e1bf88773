import type { PeerId } from './link.ts'

/** A piece of text on its way. `topic` is dot-separated tokens `[A-Za-z0-9_-]+`; the first one is the kind. */
export interface Frame {
  topic: string
  text: string
}

/** What a wire reports to the one link that uses it. */
export interface WireReceiver {
  onFrame(from: PeerId, frame: Frame): void
  /** Nobody took the frame that was sent to `to` with `replyTopic`. */
  onNobody(to: PeerId, replyTopic: string): void
  /** A way to `peer` (or to anyone) may have opened: a good moment to ping. */
  onOpened(peer?: PeerId): void
  /** It is known, without waiting for silence, that `peer` can't be reached. */
  onLost(peer: PeerId): void
  /** Something worth a line in the log. */
  onTrouble(detail: string): void
}

/**
 * The part of a link that differs between implementations: carries frames to a peer, at most once, in order, and
 * vouches for who sent them. It knows nothing of requests, presence or versions.
 */
export interface Wire {
  readonly self: PeerId
  start(receiver: WireReceiver): void
  /** False if there is no way to `to` now. With `replyTopic`, `onNobody` may follow. */
  send(to: PeerId, frame: Frame, replyTopic?: string): boolean
  /** Idempotent; nothing is received afterwards. Frames already accepted are sent first. */
  close(): Promise<void>
}
