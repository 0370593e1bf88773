/** What is known of the packets of one source. Moments in milliseconds. */
export type GapWatch =
  /** For those who took it until `givenUpAt` nothing is asked any more. */
  | { is: 'flowing'; bytes: number; advancedAt: number; givenUpAt: number }
  | { is: 'still'; bytes: number; lastStillAt: number }
  /** Flows, and no key frame came since `waitsFrom`: the end of a gap, or when somebody took it. */
  | { is: 'asked'; bytes: number; advancedAt: number; waitsFrom: number; askedAt: number; asks: number }

export interface Sample {
  at: number
  /** Received in all. */
  bytes: number
  keyFrameAt: number | undefined
  /** When the last of those who take it now began to; a key frame that came no later may not have reached them. */
  takenAt: number
}

/** `ask`: ask a receiver's way for a key frame; `insist`: past any request that waits for an answer already. */
export type GapAction = 'nothing' | 'ask' | 'insist'

const ASK_AGAIN_MS = 300
const MOST_ASKS = 8
/**
 * mediasoup asks when somebody begins to take a picture, and once more a second later. Where the way to the site lost
 * both, nobody would ask again: a receiver that never got a packet does not.
 */
const UNANSWERED_MS = 1_300

export function startWatch({ at, bytes }: Sample): Extract<GapWatch, { is: 'flowing' }> {
  return { is: 'flowing', bytes, advancedAt: at, givenUpAt: Number.NEGATIVE_INFINITY }
}

/** One sample further. A source is still when nothing came for more than `stillMs`. */
export function watchGap(
  watch: GapWatch,
  sample: Sample,
  stillMs: number,
): { watch: GapWatch; action: GapAction } {
  const { at, bytes, keyFrameAt, takenAt } = sample
  const keyFrameSince = (moment: number) => keyFrameAt !== undefined && keyFrameAt >= moment
  const flowing = startWatch(sample)
  const asking = (waitsFrom: number): GapWatch => ({
    is: 'asked',
    bytes,
    advancedAt: at,
    waitsFrom,
    askedAt: at,
    asks: 1,
  })

  if (bytes === watch.bytes) {
    if (watch.is === 'still') return { watch: { ...watch, lastStillAt: at }, action: 'nothing' }
    if (at - watch.advancedAt <= stillMs) return { watch, action: 'nothing' }
    return { watch: { is: 'still', bytes, lastStillAt: at }, action: 'nothing' }
  }
  switch (watch.is) {
    case 'flowing': {
      const { givenUpAt } = watch
      const isServed = keyFrameAt !== undefined && keyFrameAt > takenAt
      const isWaiting = takenAt > givenUpAt && !isServed && at - takenAt >= UNANSWERED_MS
      if (!isWaiting) return { watch: { ...flowing, givenUpAt }, action: 'nothing' }
      return { watch: asking(takenAt), action: 'insist' }
    }
    case 'still': {
      const waitsFrom = watch.lastStillAt
      if (keyFrameSince(waitsFrom)) return { watch: flowing, action: 'nothing' }
      return { watch: asking(waitsFrom), action: 'ask' }
    }
    case 'asked': {
      if (keyFrameSince(watch.waitsFrom)) return { watch: flowing, action: 'nothing' }
      const going = { ...watch, bytes, advancedAt: at }
      if (at - watch.askedAt < ASK_AGAIN_MS) return { watch: going, action: 'nothing' }
      if (watch.asks >= MOST_ASKS) return { watch: { ...flowing, givenUpAt: takenAt }, action: 'nothing' }
      return { watch: { ...going, askedAt: at, asks: watch.asks + 1 }, action: 'insist' }
    }
  }
}
