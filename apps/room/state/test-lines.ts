import type { Line, LineDown, LineUp } from '#browser/self-test'

/**
 * The site's own line, from what both loops showed. What only one of them shows is not of the line that they share, so
 * the lower loss, jitter and round trip count; capacity is as much as was found in either; of the sound that was made
 * up the worse. Pure.
 */
export function linesTogether(one: Line | null, other: Line | null): Line | null {
  if (!one || !other) return one ?? other
  return { up: upOf(one.up, other.up), down: downOf(one.down, other.down), overMs: one.overMs + other.overMs }
}

function upOf(one: LineUp, other: LineUp): LineUp {
  return {
    transport: other.transport ?? one.transport,
    lossShare: lower(one.lossShare, other.lossShare),
    audioLossShare: lower(one.audioLossShare, other.audioLossShare),
    jitterMs: lower(one.jitterMs, other.jitterMs),
    rttMs: lower(one.rttMs, other.rttMs),
    sentKbps: higher(one.sentKbps, other.sentKbps),
    availableKbps: higher(one.availableKbps, other.availableKbps),
    retransmittedShare: lower(one.retransmittedShare, other.retransmittedShare),
    fps: higher(one.fps, other.fps),
  }
}

function downOf(one: LineDown, other: LineDown): LineDown {
  return {
    transport: other.transport ?? one.transport,
    lossShare: lower(one.lossShare, other.lossShare),
    audioLossShare: lower(one.audioLossShare, other.audioLossShare),
    jitterMs: lower(one.jitterMs, other.jitterMs),
    rttMs: lower(one.rttMs, other.rttMs),
    receivedKbps: higher(one.receivedKbps, other.receivedKbps),
    availableKbps: higher(one.availableKbps, other.availableKbps),
    concealedShare: higher(one.concealedShare, other.concealedShare),
    freezes: higher(one.freezes, other.freezes),
    frozenMs: higher(one.frozenMs, other.frozenMs),
    fps: higher(one.fps, other.fps),
    width: higher(one.width, other.width),
    height: higher(one.height, other.height),
  }
}

const lower = (one: number | null, other: number | null) => extreme(Math.min, one, other)
const higher = (one: number | null, other: number | null) => extreme(Math.max, one, other)
const extreme = (of: (...values: number[]) => number, one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : of(one, other)
