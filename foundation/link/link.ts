/** A token `[A-Za-z0-9_-]+`, e.g. `VN`, `VN-25`, `VN-25_media`. */
export type PeerId = string

export type Unsubscribe = () => void

export type PresenceState =
  /** Reached both ways within the last seconds. `epoch` changes when the peer's process restarts. */
  | { state: 'up'; epoch: string; version: string }
  | { state: 'down' }
  /** Reached, but it speaks another protocol version. */
  | { state: 'refused'; ours: string; theirs: string }

export interface LinkMessage {
  /** Pinned by the transport, not claimed in the body. */
  from: PeerId
  body: unknown
}

export interface RequestOptions {
  /** Milliseconds until `timeout`; 3000 by default. */
  deadlineMs?: number
}

export interface HandleOptions {
  /** Answers only this peer, in preference to a handler for every peer. */
  from?: PeerId
}

/**
 * What joins peers: processes of one tier, or tiers. Bodies are JSON values; nothing is shared by reference.
 * Subjects are `[a-z0-9.-]+`.
 */
export interface Link {
  readonly self: PeerId
  /**
   * Asks `to` and resolves with the reply's body. Rejects with `LinkError`; code `remote` carries what the
   * handler threw. After `timeout` the request may still have been carried out.
   */
  request(to: PeerId, subject: string, body: unknown, options?: RequestOptions): Promise<unknown>
  /** At most one handler per subject (and `from`); a second one throws `LinkError` `misuse`. */
  handle(
    subject: string,
    handler: (message: LinkMessage) => Promise<unknown> | unknown,
    options?: HandleOptions,
  ): Unsubscribe
  /** At most once, in order per (from, to). Throws `LinkError` `too-large`; silent when `to` is out of reach. */
  publish(to: PeerId, subject: string, body: unknown): void
  subscribe(subject: string, handler: (message: LinkMessage) => void): Unsubscribe
  /**
   * Calls back at once with the present state, then on each change. A peer whose process restarted goes down and
   * up. A silent peer is down within 5 s.
   */
  watch(peer: PeerId, onChange: (state: PresenceState) => void): Unsubscribe
  /** `down` for a peer that nobody watches. */
  presence(peer: PeerId): PresenceState
  /** Tells watching peers at once; pending requests reject with `closed`. Idempotent. */
  close(): Promise<void>
}

export interface LinkStats {
  /** Frames that were not understood, and were ignored. */
  malformed: number
  /** Messages from a peer of another protocol version, not delivered. */
  refused: number
  /** Messages that were not sent because there was no way to the peer. */
  unsent: number
  /** Subscribers, watchers and handlers that threw unnamed errors. */
  handlerFailures: number
}

/** Something worth a line in the log; the link itself goes on. */
export type LinkProblem =
  | { kind: 'malformed'; from: PeerId; detail: string }
  | { kind: 'handler-failed'; subject: string; from: PeerId; error: unknown }
  | { kind: 'watcher-failed'; peer: PeerId; error: unknown }
  | { kind: 'transport'; detail: string }
  /** Another process goes by our name: a mistake of configuration that somebody must end. */
  | { kind: 'duplicate'; peer: PeerId; epoch: string }

/** A link as its owner sees it. */
export interface OwnedLink extends Link {
  stats(): LinkStats
}
