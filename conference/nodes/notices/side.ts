import type { Calendar } from '#conference/calendar-store'
import type { Directory } from '#conference/directory-store'
import type { NoticeStore } from '#conference/notice-store'
import type { Registry } from '#conference/sites'
import type { LadderNotice } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createLatest } from '../latest.ts'
import type { Place } from '../place.ts'
import { createCourier } from './courier.ts'
import { createNoticeDesk } from './desk.ts'
import type { NoticeRules } from './rules.ts'
import { createNoticeWatch } from './watch.ts'

export interface NoticeSideOptions {
  place: Place
  notices: NoticeStore
  noticeRules: NoticeRules
  calendar: Pick<Calendar, 'all' | 'given'> & {
    onChange(listener: (news: { plans: readonly string[] }) => void): () => void
  }
  directory: Pick<Directory, 'entries' | 'onChange'>
  registry: Pick<Registry, 'all' | 'labelOf'>
  ladderNotices: () => readonly LadderNotice[]
  /** Whether whoever runs the ladder of that session has spoken since the process began. */
  isLadderKnown: (session: string) => boolean
  dutyPhone: string | null
  clock: Clock
  log: Log
}

/** Reminders and steps of ladders come with time; what stands still is looked at this often. */
const LOOK_EVERY_MS = 30_000
const DAY_MS = 24 * 3_600_000
/** What has been of no use for so long is not kept. */
const KEPT_MS = 180 * DAY_MS

/** Notices by e-mail and short message: found, queued, sent, listed. Owned by the node. */
export function createNoticeSide(options: NoticeSideOptions) {
  const { place, notices, noticeRules: rules, calendar, directory, clock, log } = options
  const { outbox } = notices
  const scope = createScope()
  const watch = createNoticeWatch({ ...options, rules })
  const couriers = rules.senders.map((sender) =>
    scope.add(createCourier({ outbox, sender, perMinute: rules.perMinute[sender.channel], clock, log })),
  )
  const looking = scope.add(
    createLatest('notices', watch.look, { clock, log, longestRetryMs: LOOK_EVERY_MS }),
  )
  const forgetting = scope.add(
    createLatest('old notices', () => outbox.forget(clock.now() - KEPT_MS), {
      ...{ clock, log, longestRetryMs: DAY_MS },
    }),
  )

  scope.add(
    outbox.onChange(() => {
      for (const courier of couriers) courier.trigger()
    }),
  )
  scope.add(calendar.onChange(({ plans }) => plans.length > 0 && looking.trigger()))
  scope.add(directory.onChange(looking.trigger))
  for (const [everyMs, { trigger }] of [
    [LOOK_EVERY_MS, looking],
    [DAY_MS, forgetting],
  ] as const) {
    const timer = clock.setInterval(trigger, everyMs)
    scope.add(() => clock.clearInterval(timer))
    trigger()
  }

  return {
    desk: createNoticeDesk({
      ...{ node: place.self, notices, sender: watch.sender, accents: rules.accents, clock },
      channels: () => couriers.map((courier) => courier.state()),
      unreached: watch.unreached,
    }),
    close: () => scope.close(),
  }
}
