import type { Feed } from '#contract/room'

export interface FeedDiff {
  /** To be received from now on. */
  fresh: Feed[]
  /** Ids that are not in the set any more. */
  gone: string[]
}

/** What changes when the whole set of feeds becomes `next`. A feed's id says which stream it is. */
export function diffFeeds(present: ReadonlySet<string>, next: readonly Feed[]): FeedDiff {
  const ids = new Set(next.map(({ id }) => id))
  return {
    fresh: next.filter(({ id }) => !present.has(id)),
    gone: [...present].filter((id) => !ids.has(id)),
  }
}
