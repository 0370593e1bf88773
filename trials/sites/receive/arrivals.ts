import { isSound, isTrial, type SourceKey } from '#contract'
import type { Feed } from '#contract/room'
import type { Clock } from '#foundation/time'
import { isRtcp } from '../send/reports.ts'
import { createKeyFrameWaits } from './key-frame-waits.ts'
import { keyFrameStart, pictureSize } from './rtp-video.ts'

/** Time that a picture may be missing before a key frame is asked for, and between two such requests. */
const PATIENCE_MS = 500

export interface Arrival {
  readonly source: SourceKey
  packets: number
  bytes: number
  keyFrames: number
  /** Packets that never came, by sequence numbers. */
  missed: number
  /** Of the last packet, Unix milliseconds; 0: none yet. */
  lastAt: number
  width: number
  height: number
}

/** Counts what arrives, by source. Decodes nothing: a stream counts as a picture from its first key frame on. */
export interface Arrivals {
  /** The whole set of feeds. Counts of a source go on when its feed is replaced. */
  setFeeds(feeds: readonly Feed[]): void
  take(packet: Buffer): void
  /** Asks for key frames that are overdue. */
  tick(now: number): void
  of(source: SourceKey): Readonly<Arrival> | undefined
  /** Of every source that was ever fed. */
  all(): readonly Readonly<Arrival>[]
  /** Of the present feeds that have begun. */
  begun(): readonly Readonly<Arrival>[]
  /** When the first key frame of `source` at or after `since` arrived; of a microphone, the first packet. */
  firstKeyFrameAfter(source: SourceKey, since: number): Promise<number>
  /** Open waits are rejected. */
  close(): void
}

interface Stream {
  ssrc: number
  video: boolean
  trial: boolean
  /** Undefined until a packet came. */
  sequence: number | undefined
  /** Whether something of it was shown, and whether what arrives now can be. */
  begun: boolean
  whole: boolean
  askedAt: number
  arrival: Arrival
}

export function createArrivals(options: {
  clock: Clock
  /** Asks the sender of this SSRC for a key frame. */
  askKeyFrame: (ssrc: number) => void
  /** The first key frame of a feed (of a sound: its first packet) came. */
  onFirst?: ((source: SourceKey, at: number) => void) | undefined
  /** A packet of the own test that came back. */
  onReturned?: ((source: SourceKey, packet: Buffer, at: number) => void) | undefined
}): Arrivals {
  const { clock, askKeyFrame, onFirst, onReturned } = options
  const streams = new Map<number, Stream>()
  const arrivals = new Map<SourceKey, Arrival>()
  const waits = createKeyFrameWaits()

  const started = (stream: Stream, at: number) => {
    stream.arrival.keyFrames++
    waits.keyFrame(stream.arrival.source, at)
    if (!stream.begun) onFirst?.(stream.arrival.source, at)
    stream.begun = true
    stream.whole = true
  }

  const takeVideo = (stream: Stream, packet: Buffer, at: number, missed: number) => {
    const start = keyFrameStart(packet)
    if (start < 0) {
      stream.arrival.missed += missed
      stream.whole = stream.whole && missed === 0
      return
    }
    // mediasoup skips one number where it changes the layer; whatever was missed, a key frame begins anew.
    stream.arrival.missed += Math.max(0, missed - 1)
    const { width, height } = pictureSize(packet, start)
    stream.arrival.width = width
    stream.arrival.height = height
    started(stream, at)
  }
  const takeSound = (stream: Stream, at: number, missed: number) => {
    stream.arrival.missed += missed
    if (!stream.begun || waits.waiting(stream.arrival.source)) started(stream, at)
  }

  return {
    setFeeds(feeds) {
      const kept = new Map(streams)
      streams.clear()
      for (const feed of feeds) {
        const ssrc = feed.rtpParameters.encodings?.[0]?.ssrc
        if (ssrc === undefined) continue
        const arrival = arrivals.get(feed.source) ?? newArrival(feed.source)
        arrivals.set(feed.source, arrival)
        streams.set(ssrc, kept.get(ssrc) ?? newStream(ssrc, feed, arrival, clock.now()))
      }
    },
    take(packet) {
      if (packet.length < 12 || isRtcp(packet)) return
      const stream = streams.get(packet.readUInt32BE(8))
      if (!stream) return
      const at = clock.now()
      stream.arrival.packets++
      stream.arrival.bytes += packet.length
      stream.arrival.lastAt = at
      if (stream.trial) onReturned?.(stream.arrival.source, packet, at)
      const missed = followSequence(stream, packet.readUInt16BE(2))
      if (stream.video) takeVideo(stream, packet, at, missed)
      else takeSound(stream, at, missed)
    },
    tick(now) {
      for (const stream of streams.values()) {
        if (!stream.video || stream.whole || now - stream.askedAt < PATIENCE_MS) continue
        stream.askedAt = now
        askKeyFrame(stream.ssrc)
      }
    },
    of: (source) => arrivals.get(source),
    all: () => [...arrivals.values()],
    begun: () => [...streams.values()].filter(({ begun }) => begun).map(({ arrival }) => arrival),
    firstKeyFrameAfter: (source, since) => waits.after(source, since),
    close: () => waits.close(),
  }
}

/** How many packets are missing before this one. One that comes late is no gap. */
function followSequence(stream: Stream, sequence: number): number {
  const ahead = stream.sequence === undefined ? 1 : (sequence - stream.sequence) & 0xffff
  if (ahead === 0 || ahead >= 0x8000) return 0
  stream.sequence = sequence
  return ahead - 1
}

function newStream(ssrc: number, feed: Feed, arrival: Arrival, now: number): Stream {
  const video = !isSound(feed.kind)
  const trial = isTrial(feed.kind)
  return { ssrc, video, trial, sequence: undefined, begun: false, whole: false, askedAt: now, arrival }
}

function newArrival(source: SourceKey): Arrival {
  return { source, packets: 0, bytes: 0, keyFrames: 0, missed: 0, lastAt: 0, width: 0, height: 0 }
}
