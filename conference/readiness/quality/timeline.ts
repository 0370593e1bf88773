import { BUCKETS_AT_MOST, type QualityBucket, type QualityNow } from '#contract/readiness'

/** Milliseconds of one part of a timeline; parts begin at whole ones since 1970. */
export const BUCKET_MS = 600_000

const places = { good: 0, acceptable: 1, fail: 2 } as const

/** With one more sample. A site that is not on air has no parts. */
export function withSample(
  timeline: readonly QualityBucket[],
  at: number,
  { grade, worst }: QualityNow,
): QualityBucket[] {
  const from = Math.floor(at / BUCKET_MS) * BUCKET_MS
  const before = timeline.filter((bucket) => bucket.from !== from)
  const bucket = timeline.find((each) => each.from === from) ?? {
    from,
    samples: { good: 0, acceptable: 0, fail: 0, unknown: 0 },
    worst: null,
  }
  const isWorse =
    worst !== null && (bucket.worst === null || places[worst.grade] > places[bucket.worst.grade])
  const next: QualityBucket = {
    from,
    samples: { ...bucket.samples, [grade]: bucket.samples[grade] + 1 },
    worst: isWorse ? worst : bucket.worst,
  }
  return [...before, next].toSorted((a, b) => a.from - b.from).slice(-BUCKETS_AT_MOST)
}
