import type { SourceKey } from '#contract'
import type { FeedWish } from '#contract/media'

/** The change from what a seat receives to what it shall receive. */
export interface FeedPlan {
  close: SourceKey[]
  /** Kept, with another highest layer. */
  relayer: FeedWish[]
  create: FeedWish[]
}

/** `current`: the highest layer of each feed that runs now. Of two wishes for one source the last one counts. */
export function planFeeds(
  current: ReadonlyMap<SourceKey, number | null>,
  wishes: readonly FeedWish[],
): FeedPlan {
  const wished = new Map(wishes.map((wish) => [wish.source, wish]))
  const plan: FeedPlan = { close: [], relayer: [], create: [] }
  for (const source of current.keys()) if (!wished.has(source)) plan.close.push(source)
  for (const wish of wished.values()) {
    const layer = current.get(wish.source)
    if (layer === undefined) plan.create.push(wish)
    else if (layer !== wish.layer) plan.relayer.push(wish)
  }
  return plan
}
