import type { Clock, Timer } from '#foundation/time'
import type { PeerId, PresenceState, Unsubscribe } from './link.ts'
import {
  isNews,
  type Judgement,
  judgeAnswer,
  judgeFarewell,
  judgeLoss,
  judgeSilence,
  type Sighting,
  unseen,
} from './presence.ts'

export interface HeartbeatTiming {
  /** Milliseconds between pings. */
  everyMs: number
  /** Milliseconds without an answer after which a peer is down. */
  silenceMs: number
}

type Callback = (state: PresenceState) => void

/** The peers that are watched: who pings them, what they showed last, who is told. */
export interface Watching {
  watch(peer: PeerId, onChange: Callback): Unsubscribe
  presence(peer: PeerId): PresenceState
  peers(): PeerId[]
  answered(peer: PeerId, answer: { epoch: string; version: string }): void
  /** A ping of theirs, which shows only one direction: asks back at once if it is news. */
  pinged(peer: PeerId, ping: { epoch: string; version: string }): void
  farewell(peer: PeerId, epoch: string): void
  lost(peer: PeerId): void
  /** A way has opened to this peer, or to anyone. */
  opened(peer?: PeerId): void
  /** Stops; watchers are not called any more. Idempotent. */
  close(): void
}

export interface WatchingOptions {
  clock: Clock
  version: string
  /** Without it the wire tells when peers come and go. */
  heartbeat: HeartbeatTiming | undefined
  ping(peer: PeerId): void
  onFailure(peer: PeerId, error: unknown): void
}

export function createWatching(options: WatchingOptions): Watching {
  const { clock, version, heartbeat, ping, onFailure } = options
  const watched = new Map<PeerId, { sighting: Sighting; callbacks: Set<Callback> }>()
  let beating: Timer | undefined
  let closed = false

  const tell = (peer: PeerId, callback: Callback, state: PresenceState) => {
    try {
      callback(state)
    } catch (error) {
      onFailure(peer, error)
    }
  }
  const settle = (peer: PeerId, judge: (before: Sighting) => Judgement) => {
    const entry = watched.get(peer)
    if (!entry || closed) return
    const { sighting, changes } = judge(entry.sighting)
    entry.sighting = sighting
    for (const change of changes) {
      for (const callback of [...entry.callbacks])
        if (entry.callbacks.has(callback)) tell(peer, callback, change)
    }
  }
  const beat = () => {
    for (const peer of watched.keys()) {
      ping(peer)
      if (heartbeat) settle(peer, (before) => judgeSilence(before, clock.now(), heartbeat.silenceMs))
    }
  }

  return {
    watch(peer, onChange) {
      if (closed) {
        tell(peer, onChange, unseen.shown)
        return () => {}
      }
      const entry = watched.get(peer) ?? { sighting: unseen, callbacks: new Set() }
      // One callback given twice is two watchers.
      const callback: Callback = (state) => onChange(state)
      const first = !watched.has(peer)
      watched.set(peer, entry)
      entry.callbacks.add(callback)
      tell(peer, callback, entry.sighting.shown)
      if (first) ping(peer)
      if (heartbeat) beating ??= clock.setInterval(beat, heartbeat.everyMs)
      return () => {
        entry.callbacks.delete(callback)
        if (entry.callbacks.size === 0 && watched.get(peer) === entry) watched.delete(peer)
        if (watched.size > 0) return
        beating?.cancel()
        beating = undefined
      }
    },
    presence: (peer) => watched.get(peer)?.sighting.shown ?? unseen.shown,
    peers: () => [...watched.keys()],
    answered: (peer, answer) => settle(peer, (before) => judgeAnswer(before, answer, version, clock.now())),
    pinged(peer, said) {
      const entry = watched.get(peer)
      if (entry && isNews(entry.sighting, said)) ping(peer)
    },
    farewell: (peer, epoch) => settle(peer, (before) => judgeFarewell(before, epoch)),
    lost: (peer) => settle(peer, judgeLoss),
    opened(peer) {
      for (const each of watched.keys()) if (peer === undefined || each === peer) ping(each)
    },
    close() {
      closed = true
      beating?.cancel()
      watched.clear()
    },
  }
}
