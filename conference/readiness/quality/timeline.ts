import type { WorstLeg } from '#contract/readiness'
import type { QualityNow } from './now.ts'

/** Milliseconds of one part of a timeline; parts begin at whole ones since 1970. */
export const BUCKET_MS = 600_000
/** A session of a day. */
export const BUCKETS_AT_MOST = 144

/** Ten minutes of a site on air: at how many samples its line was of each grade, and the worst reading. */
export interface Bucket {
  from: number
  samples: Record<QualityNow['grade'], number>
  worst: WorstLeg | null
}

const places = { good: 0, acceptable: 1, fail: 2 } as const

/** With one more sample. A site that is not on air has no parts. */
export function withSample(timeline: readonly Bucket[], at: number, { grade, worst }: QualityNow): Bucket[] {
  const from = Math.floor(at / BUCKET_MS) * BUCKET_MS
  const before = timeline.filter((bucket) => bucket.from !== from)
  const bucket = timeline.find((each) => each.from === from) ?? {
    from,
    samples: { good: 0, acceptable: 0, fail: 0, unknown: 0 },
    worst: null,
  }
  const isWorse =
    worst !== null && (bucket.worst === null || places[worst.grade] > places[bucket.worst.grade])
  const next: Bucket = {
    from,
    samples: { ...bucket.samples, [grade]: bucket.samples[grade] + 1 },
    worst: isWorse ? worst : bucket.worst,
  }
  return [...before, next].toSorted((a, b) => a.from - b.from).slice(-BUCKETS_AT_MOST)
}
