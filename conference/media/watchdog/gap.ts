/** What is known of the packets of one source. Moments in milliseconds. */
export type GapWatch =
  | { is: 'flowing'; bytes: number; advancedAt: number }
  | { is: 'still'; bytes: number; lastStillAt: number }
  /** Flows again after a gap, and no key frame came since `resumedAfter`. */
  | { is: 'asked'; bytes: number; advancedAt: number; resumedAfter: number; askedAt: number; asks: number }

export interface Sample {
  at: number
  /** Received in all. */
  bytes: number
  keyFrameAt: number | undefined
}

/** `ask`: ask a receiver's way for a key frame; `insist`: past any request that waits for an answer already. */
export type GapAction = 'nothing' | 'ask' | 'insist'

const ASK_AGAIN_MS = 300
const MOST_ASKS = 8

export function startWatch({ at, bytes }: Sample): GapWatch {
  return { is: 'flowing', bytes, advancedAt: at }
}

/** One sample further. A source is still when nothing came for more than `stillMs`. */
export function watchGap(
  watch: GapWatch,
  sample: Sample,
  stillMs: number,
): { watch: GapWatch; action: GapAction } {
  const { at, bytes, keyFrameAt } = sample
  const keyFrameSince = (moment: number) => keyFrameAt !== undefined && keyFrameAt >= moment
  const flowing: GapWatch = { is: 'flowing', bytes, advancedAt: at }

  if (bytes === watch.bytes) {
    if (watch.is === 'still') return { watch: { ...watch, lastStillAt: at }, action: 'nothing' }
    if (at - watch.advancedAt <= stillMs) return { watch, action: 'nothing' }
    return { watch: { is: 'still', bytes, lastStillAt: at }, action: 'nothing' }
  }
  switch (watch.is) {
    case 'flowing':
      return { watch: flowing, action: 'nothing' }
    case 'still': {
      const resumedAfter = watch.lastStillAt
      if (keyFrameSince(resumedAfter)) return { watch: flowing, action: 'nothing' }
      const asked: GapWatch = { is: 'asked', bytes, advancedAt: at, resumedAfter, askedAt: at, asks: 1 }
      return { watch: asked, action: 'ask' }
    }
    case 'asked': {
      if (keyFrameSince(watch.resumedAfter)) return { watch: flowing, action: 'nothing' }
      const going = { ...watch, bytes, advancedAt: at }
      if (at - watch.askedAt < ASK_AGAIN_MS) return { watch: going, action: 'nothing' }
      if (watch.asks >= MOST_ASKS) return { watch: flowing, action: 'nothing' }
      return { watch: { ...going, askedAt: at, asks: watch.asks + 1 }, action: 'insist' }
    }
  }
}
