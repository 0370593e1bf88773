import type { SourceKey } from '#contract'
import type { FeedWish } from '#contract/media'
import type { Feed } from '#contract/room'
import type { Log } from '#foundation/log'
import type { SourceRegistry } from '../sources/registry.ts'
import { describeFeed, openFeed } from './feed.ts'
import { planFeeds } from './feed-plan.ts'
import type { Seat } from './seat.ts'

/**
 * Makes what the seat receives equal to the wishes. What is on standby and shall be seen goes first: where many seats
 * are set side by side, none of them makes a feed before all have asked for that. New feeds are made side by side,
 * and wait for `seat.ready`.
 */
export async function setFeeds(
  seat: Seat,
  wishes: readonly FeedWish[],
  { sources, log }: { sources: SourceRegistry; log: Log },
): Promise<{ feeds: Feed[]; missing: SourceKey[] }> {
  const { feeds } = seat
  // A source that was published anew is another source: its old feed has closed or is about to.
  for (const [key, feed] of feeds)
    if (feed.consumer.closed || sources.get(key) !== feed.source) closeFeed(seat, key)
  const plan = planFeeds(feeds, wishes)
  const create = async (wish: FeedWish) => {
    const source = sources.get(wish.source)
    const feed = source && (await openFeed(seat, source, wish))
    if (!feed) return
    feeds.set(wish.source, feed)
    feed.consumer.observer.once('close', () => {
      if (feeds.get(wish.source) === feed) feeds.delete(wish.source)
    })
  }
  const relayer = async (wish: FeedWish) => feeds.get(wish.source)?.setLayer(wish.layer)
  const flip = async (wish: FeedWish) => feeds.get(wish.source)?.setStandby(wish.standby)
  const flipped = await Promise.allSettled(plan.flip.map(flip))
  const made = await Promise.allSettled([...plan.create.map(create), ...plan.relayer.map(relayer)])
  // Last, so that the worker makes the new ones first: somebody waits for those.
  for (const key of plan.close) closeFeed(seat, key)
  for (const failed of [...flipped, ...made].filter((result) => result.status === 'rejected'))
    log.warn('feed not set', { seat: seat.id, site: seat.site, error: failed.reason })

  return {
    feeds: [...feeds.values()].map(describeFeed),
    missing: [...new Set(wishes.map(({ source }) => source))].filter((source) => !feeds.has(source)),
  }
}

function closeFeed(seat: Seat, key: SourceKey): void {
  const feed = seat.feeds.get(key)
  seat.feeds.delete(key)
  feed?.consumer.close()
}
