import type { SourceKey } from '#contract'
import type { FeedWish } from '#contract/media'

/** The change from what a seat receives to what it shall receive. */
export interface FeedPlan {
  close: SourceKey[]
  /** Kept, with another highest layer. */
  relayer: FeedWish[]
  /** Kept, and put on standby or taken off it. */
  flip: FeedWish[]
  create: FeedWish[]
}

/** `current`: what runs now, as it was wished for. Of two wishes for one source the last one counts. */
export function planFeeds(
  current: ReadonlyMap<SourceKey, Omit<FeedWish, 'source'>>,
  wishes: readonly FeedWish[],
): FeedPlan {
  const wished = new Map(wishes.map((wish) => [wish.source, wish]))
  const plan: FeedPlan = { close: [], relayer: [], flip: [], create: [] }
  for (const source of current.keys()) if (!wished.has(source)) plan.close.push(source)
  for (const wish of wished.values()) {
    const now = current.get(wish.source)
    if (now === undefined) plan.create.push(wish)
    else {
      if (now.layer !== wish.layer) plan.relayer.push(wish)
      if (now.standby !== wish.standby) plan.flip.push(wish)
    }
  }
  return plan
}
