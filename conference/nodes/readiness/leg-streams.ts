import { isSound, partsOfSource, type SourceKey } from '#contract'
import type { StreamIn, StreamOut } from '#contract/media'

/** What passed one leg by one stream between two readings. What had gone amiss before the leg is taken off. */
export interface Passed {
  source: SourceKey
  isPicture: boolean
  /**
   * Packets that should have come over the leg, and those that did not at first. Below 0 where some came after all that
   * were missing at the earlier reading: on a line that lets packets overtake each other some always are.
   */
  expected: number
  lost: number
  jitterMs: number | null
  rttMs: number | null
}

/** How a source came to where a leg begins. */
export interface Before {
  missing: number
  jitterMs: number | null
}

type Counted = Pick<StreamIn, 'id' | 'source' | 'packets' | 'lost' | 'rttMs'>

/** Streams that went on between two readings; a counter that began again is no growth. */
export function goneOn<Stream extends Counted>(
  earlier: readonly Stream[],
  later: readonly Stream[],
): { was: Stream; is: Stream }[] {
  const known = new Map(earlier.map((stream) => [stream.id, stream]))
  return later.flatMap((is) => {
    const was = known.get(is.id)
    return was && is.packets > was.packets ? [{ was, is }] : []
  })
}

/** By streams that are counted where they come in. `beforeOf`: how the source had come to the leg; null: it began there. */
export const passedIn = (
  earlier: readonly StreamIn[],
  later: readonly StreamIn[],
  beforeOf: (source: SourceKey) => Before | null,
): Passed[] =>
  goneOn(earlier, later).map(({ was, is }) => {
    const before = beforeOf(is.source)
    return passed(was, is, is.packets - was.packets + is.lost - was.lost, {
      missing: before?.missing ?? 0,
      jitterMs: jitterOver(is.jitterMs, before?.jitterMs ?? null),
    })
  })

/** By streams that are counted by their receiver; of their jitter it tells nothing. */
export const passedOut = (earlier: readonly StreamOut[], later: readonly StreamOut[]): Passed[] =>
  goneOn(earlier, later).map(({ was, is }) =>
    passed(was, is, is.packets - was.packets, {
      missing: is.missingBefore - was.missingBefore,
      jitterMs: null,
    }),
  )

function passed(was: Counted, is: Counted, expected: number, { missing, jitterMs }: Before): Passed {
  return {
    source: is.source,
    isPicture: !isSound(partsOfSource(is.source).kind),
    expected: Math.max(0, expected),
    lost: is.lost - was.lost - missing,
    jitterMs,
    rttMs: is.rttMs,
  }
}

/** How each source came to where it is counted, between two readings; its worst layer. */
export function cameAs(earlier: readonly StreamIn[], later: readonly StreamIn[]): Map<SourceKey, Before> {
  const found = new Map<SourceKey, Before>()
  for (const { was, is } of goneOn(earlier, later)) {
    const { missing, jitterMs } = found.get(is.source) ?? { missing: 0, jitterMs: null }
    found.set(is.source, {
      missing: missing + is.missing - was.missing,
      jitterMs: worst([jitterMs, is.jitterMs]),
    })
  }
  return found
}

/**
 * Jitter is counted from the sender, over all legs. That of one leg: what of the whole is not explained by what came
 * before, both taken as independent deviations (their squares add up).
 */
export function jitterOver(wholeMs: number | null, beforeMs: number | null): number | null {
  if (wholeMs === null || beforeMs === null) return wholeMs
  return Math.sqrt(Math.max(0, wholeMs ** 2 - beforeMs ** 2))
}

export function worst(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.max(...known)
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** The value below which two thirds of them lie. */
export const upperThird = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[Math.floor(((values.length - 1) * 2) / 3)] ?? null
