import type { NoticeOf, Shown, SiteId } from '#contract'
import type { RoomNotices } from '#contract/room'
import type { Arrivals } from '../receive/arrivals.ts'
import { type Counted, countedOf, shownOf } from '../receive/shown.ts'

const REPORT_EVERY_MS = 2_000

/** What the site would show on its screen, reported every two seconds and when the scene or its pictures change. */
export interface Display {
  order(scene: NoticeOf<RoomNotices, 'scene'>): void
  /** Something begins to be shown: report without waiting. */
  changed(): void
  tick(now: number): void
}

export function createDisplay(options: {
  /** The site, and whether it has a camera of its own. */
  own: { site: SiteId; camera: boolean }
  arrivals: Arrivals
  report: (shown: Shown) => void
}): Display {
  const { own, arrivals, report } = options
  let ordered: NoticeOf<RoomNotices, 'scene'> | undefined
  let before: Counted = new Map()
  let dueAt = 0
  return {
    order(scene) {
      ordered = scene
      dueAt = 0
    },
    changed() {
      dueAt = 0
    },
    tick(now) {
      if (!ordered || now < dueAt) return
      dueAt = now + REPORT_EVERY_MS
      const begun = arrivals.begun()
      report(shownOf(own, ordered, begun, before))
      before = countedOf(begun)
    },
  }
}
