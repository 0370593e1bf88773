import type { NoticeOf, SiteId } from '#contract'
import type { ConsoleNotices } from '#contract/console'
import type { BoardSite } from '#contract/readiness'
import type { BoardNow } from './board-view.ts'

/** What one console was told of the board, so that it is told only what is new (N56). */
export interface BoardTold {
  /** What is new since the last time; null: nothing. `isMore`: ask again soon, for it is told in parts. */
  next(board: BoardNow): { news: NoticeOf<ConsoleNotices, 'readiness'> | null; isMore: boolean }
}

/** A board of the whole country is megabytes: a console is told so many rows at a time. */
const ROWS_AT_ONCE = 250

export function createBoardTold(): BoardTold {
  const rows = new Map<SiteId, BoardSite>()
  let figuresText: string | null = null
  return {
    next({ figures, sites }) {
      // A site that is no more is told by telling all anew.
      if (rows.size > 0 && isAnyGone(rows, sites)) {
        rows.clear()
        figuresText = null
      }
      const changed = sites.filter((row) => rows.get(row.site) !== row)
      const part = changed.slice(0, ROWS_AT_ONCE)
      const text = JSON.stringify({ ...figures, at: 0 })
      if (part.length === 0 && text === figuresText) return { news: null, isMore: false }
      const whole = figuresText === null
      figuresText = text
      for (const row of part) rows.set(row.site, row)
      return { news: { whole, figures, sites: part }, isMore: changed.length > part.length }
    },
  }
}

function isAnyGone(told: ReadonlyMap<SiteId, BoardSite>, sites: readonly BoardSite[]): boolean {
  const here = new Set(sites.map(({ site }) => site))
  return [...told.keys()].some((site) => !here.has(site))
}
