import {
  echoSourceKind,
  type SiteId,
  type SourceKey,
  type SourceKind,
  sourceOf,
  testOfEcho,
  testSourceKind,
} from '#contract'
import type { SeatLine, StreamIn } from '#contract/media'
import type { LegMeasurement } from '#contract/readiness'
import { cameAs, goneOn, median, type Passed, passedIn, passedOut, upperThird, worst } from './leg-streams.ts'
import type { Arrived, LegsMeasured } from './legs-measured.ts'

/** One look at the lines of a site under test. Null: it could not be read, or there is none. */
export interface Look {
  /** Milliseconds. */
  at: number
  seat: SeatLine | null
  /** What comes out of our pipe at the tier above, and here of what it sends. */
  above: readonly StreamIn[] | null
  fromAbove: readonly StreamIn[] | null
  /** Whether the line to the tier above is up; null: there is no tier above. */
  uplink: boolean | null
  /** The test is being sent to the tier above. */
  sentUp: boolean
}

interface Tally {
  pictures: { expected: number; lost: number }
  sounds: { expected: number; lost: number }
  jittersMs: number[]
  rttsMs: number[]
}

/** What is known of a test's legs by the looks so far. */
export interface Followed {
  site: SiteId
  /** What of the site goes over all the way: its test, or what it sends on air. */
  kinds: readonly SourceKind[]
  looks: number
  /** The newest of each that could be read. */
  last: Pick<Look, 'seat' | 'above' | 'fromAbove'>
  tallies: Record<'siteUp' | 'siteDown' | 'uplinkUp' | 'uplinkDown', Tally>
  /** When the seat was read last. */
  at: number
  /** Estimates of what the line down bears, one a look at which pictures went down it. */
  estimatesKbps: number[]
  /** What went down it at those looks, and in how long. */
  down: { bytes: number; ms: number }
  jittersBeforeMs: number[]
  uplink: boolean | null
  sentUp: boolean
  /** The test's sources that came, here and above. */
  here: readonly SourceKey[]
  there: readonly SourceKey[]
}

const emptyTally: Tally = {
  ...{ pictures: { expected: 0, lost: 0 }, sounds: { expected: 0, lost: 0 } },
  ...{ jittersMs: [], rttsMs: [] },
}

export const nothingYet = (
  site: SiteId,
  kinds: readonly SourceKind[] = testSourceKind.options,
): Followed => ({
  ...{ site, kinds, looks: 0, last: { seat: null, above: null, fromAbove: null } },
  tallies: { siteUp: emptyTally, siteDown: emptyTally, uplinkUp: emptyTally, uplinkDown: emptyTally },
  ...{
    at: 0,
    estimatesKbps: [],
    down: { bytes: 0, ms: 0 },
    jittersBeforeMs: [],
    uplink: null,
    sentUp: false,
    here: [],
    there: [],
  },
})

/**
 * What a further look adds. Loss and jitter are counted from a stream's sender; what a source had gone through before
 * a leg is taken off, so that a bad line of the site does not show as a bad uplink (N60). The uplink is measured by
 * the site's own streams, of which that is known.
 */
export function followed(so: Followed, look: Look): Followed {
  const { site, kinds, last } = so
  const { seat, above, fromAbove } = look
  const [up, upBefore] = [seat?.up ?? [], last.seat?.up ?? []]
  const [down, downBefore] = [seat?.down ?? [], last.seat?.down ?? []]
  const sources = kinds.map((kind) => sourceOf(site, kind))
  const echoes = echoSourceKind.options.map((kind) => sourceOf(site, kind))
  const [sent, sentBefore] = [only(above, sources), only(last.above, sources)]
  const [asSeen, asSent] = [cameAs(upBefore, up), cameAs(sentBefore, sent)]
  const legs = {
    siteUp: passedIn(upBefore, up, () => null),
    siteDown: passedOut(downBefore, down),
    uplinkUp: passedIn(sentBefore, sent, (source) => asSeen.get(source) ?? null),
    uplinkDown: passedIn(only(last.fromAbove, echoes), only(fromAbove, echoes), (source) => {
      const test = testOfEcho(source)
      return (test !== null && asSent.get(test)) || null
    }),
  }
  const isLoaded = legs.siteDown.some(({ isPicture }) => isPicture)
  const before = worst(down.map(({ jitterBeforeMs }) => jitterBeforeMs))
  return {
    ...{ site, kinds, looks: so.looks + 1, sentUp: so.sentUp || look.sentUp },
    last: { seat: seat ?? last.seat, above: above ?? last.above, fromAbove: fromAbove ?? last.fromAbove },
    tallies: {
      siteUp: added(so.tallies.siteUp, legs.siteUp),
      siteDown: added(so.tallies.siteDown, legs.siteDown),
      uplinkUp: added(so.tallies.uplinkUp, legs.uplinkUp),
      uplinkDown: added(so.tallies.uplinkDown, legs.uplinkDown),
    },
    at: seat ? look.at : so.at,
    estimatesKbps: isLoaded ? withKnown(so.estimatesKbps, seat?.availableDownKbps ?? null) : so.estimatesKbps,
    down: isLoaded
      ? {
          bytes: goneOn(downBefore, down).reduce(
            (sum, { was, is }) => sum + is.bytes - was.bytes,
            so.down.bytes,
          ),
          ms: so.down.ms + look.at - so.at,
        }
      : so.down,
    jittersBeforeMs: isLoaded ? withKnown(so.jittersBeforeMs, before) : so.jittersBeforeMs,
    uplink: look.uplink === null ? so.uplink : look.uplink && so.uplink !== false,
    here: arrivals(so.here, sources, upBefore, up, last.seat !== null),
    there: arrivals(so.there, sources, sentBefore, sent, last.above !== null),
  }
}

const only = (streams: readonly StreamIn[] | null, sources: readonly SourceKey[]) =>
  (streams ?? []).filter(({ source }) => sources.includes(source))
const withKnown = (values: number[], value: number | null) => (value === null ? values : [...values, value])

/** A stream that is new since an earlier look came during the test. */
function arrivals(
  known: readonly SourceKey[],
  sources: readonly SourceKey[],
  earlier: readonly StreamIn[],
  later: readonly StreamIn[],
  isFollowing: boolean,
): readonly SourceKey[] {
  if (!isFollowing) return known
  const came = later.filter(({ id, source, packets }) => {
    const was = earlier.find((stream) => stream.id === id)
    return sources.includes(source) && packets > (was?.packets ?? 0)
  })
  return [...new Set([...known, ...came.map(({ source }) => source)])]
}

function added(tally: Tally, legs: readonly Passed[]): Tally {
  if (legs.length === 0) return tally
  const { pictures, sounds, jittersMs, rttsMs } = tally
  const sum = (isPicture: boolean, so: Tally['pictures']) =>
    legs
      .filter((each) => each.isPicture === isPicture)
      .reduce((all, { expected, lost }) => ({ expected: all.expected + expected, lost: all.lost + lost }), so)
  return {
    pictures: sum(true, pictures),
    sounds: sum(false, sounds),
    jittersMs: withKnown(jittersMs, worst(legs.map(({ jitterMs }) => jitterMs))),
    rttsMs: withKnown(rttsMs, worst(legs.map(({ rttMs }) => rttMs))),
  }
}

function legOf({ pictures, sounds, jittersMs, rttsMs }: Tally, connected: boolean | null): LegMeasurement {
  // Losses of sound are told every five seconds only.
  const { expected, lost } = pictures.expected > 0 ? pictures : sounds
  return {
    connected,
    lossShare: expected === 0 ? null : Math.min(1, Math.max(0, lost) / expected),
    jitterMs: median(jittersMs),
    rttMs: median(rttsMs),
    capacityKbps: null,
  }
}

/** A short test has not got so many, and measures no capacity. */
const ESTIMATES_AT_LEAST = 5

/**
 * What two in three of the estimates do not exceed: a busy machine makes many too low and few too high. No less than
 * what came through.
 */
function capacityOf({ estimatesKbps, down, tallies: { siteDown } }: Followed): number | null {
  if (estimatesKbps.length < ESTIMATES_AT_LEAST || down.ms <= 0) return null
  const { expected, lost } = siteDown.pictures
  const cameShare = expected === 0 ? 0 : 1 - Math.min(1, Math.max(0, lost) / expected)
  return Math.max(upperThird(estimatesKbps) ?? 0, (down.bytes * 8 * cameShare) / down.ms)
}

/** What the looks come to. `isTop`: the site's own node is the centre. */
export function measuredBy(so: Followed, isTop: boolean): LegsMeasured {
  const { site, looks, last, tallies, uplink } = so
  const connected = last.seat && last.seat.protocol !== null
  const here: Arrived | null = last.seat && looks > 1 ? arrivedOf(site, so.here) : null
  const there = so.sentUp && last.above ? arrivedOf(site, so.there) : null
  return {
    siteUp: legOf(tallies.siteUp, connected),
    siteDown: { ...legOf(tallies.siteDown, connected), capacityKbps: capacityOf(so) },
    uplinkUp: legOf(tallies.uplinkUp, uplink),
    uplinkDown: legOf(tallies.uplinkDown, uplink),
    arrived: isTop ? { province: null, centre: here } : { province: here, centre: there },
    jitterBeforeMs: median(so.jittersBeforeMs),
    transport: last.seat?.protocol ?? null,
  }
}

const arrivedOf = (site: SiteId, sources: readonly SourceKey[]): Arrived => ({
  picture: sources.includes(sourceOf(site, 'test-picture')),
  sound: sources.includes(sourceOf(site, 'test-sound')),
})
