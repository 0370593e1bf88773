import type { Calendar } from '#conference/calendar-store'
import { focalOn } from '#conference/directory'
import type { Directory, Entries } from '#conference/directory-store'
import type { NoticeStore } from '#conference/notice-store'
import {
  aboutsOf,
  type Due,
  dueNotices,
  filledBy,
  fillWording,
  passingKinds,
  type Recipient,
  recipientsOf,
  type Sender,
  type Situation,
  withdrawn,
} from '#conference/notices'
import type { Registry } from '#conference/sites'
import { homeNode } from '#conference/sites/ids'
import type { SiteId } from '#contract'
import type { LadderNotice } from '#contract/readiness'
import type { Clock } from '#foundation/time'
import { vietnamDay } from '../directory/vietnam-day.ts'
import type { Place } from '../place.ts'
import type { NoticeRules } from './rules.ts'

export interface NoticeWatchOptions {
  place: Place
  notices: NoticeStore
  calendar: Pick<Calendar, 'all' | 'given'>
  directory: Pick<Directory, 'entries'>
  registry: Pick<Registry, 'all' | 'labelOf'>
  /** What ladders tell this node and its own sites. */
  ladderNotices: () => readonly LadderNotice[]
  /** Whether whoever runs the ladder of that session has spoken since the process began. */
  isLadderKnown: (session: string) => boolean
  dutyPhone: string | null
  rules: NoticeRules
  clock: Pick<Clock, 'now'>
}

/** One transaction stores so many. */
const QUEUED_AT_ONCE = 500

/** Finds what has to be told now and puts it into the queue, in words (N160, N161). */
export function createNoticeWatch(options: NoticeWatchOptions) {
  const { place, notices, calendar, directory, registry, ladderNotices, isLadderKnown, rules, clock } =
    options
  const { outbox, templates } = notices
  const channels = rules.senders.map(({ channel }) => channel)
  const sender: Sender = {
    label: registry.labelOf(place.self),
    dutyPhone: options.dutyPhone,
    url: rules.url ?? '(xem đường liên kết của điểm cầu)',
    labelOf: registry.labelOf,
  }
  const office = channels.flatMap((channel) =>
    rules.office[channel].map((address): Recipient => ({ site: place.self, person: '', channel, address })),
  )
  let known: { entries: Entries; day: string; of: Map<SiteId, Recipient[]> } | null = null

  /** As the directory has it today; looked up once for each site until it changes. */
  const recipients = (site: SiteId): Recipient[] => {
    if (homeNode(site) !== place.self) return []
    const [entries, day] = [directory.entries(), vietnamDay(clock.now())]
    if (known?.entries !== entries || known.day !== day) known = { entries, day, of: new Map() }
    const found = known.of.get(site) ?? recipientsOf(entries.get(site)?.record, { day, channels })
    known.of.set(site, found)
    return found
  }
  const ownSites = (day: string): SiteId[] =>
    registry
      .all(day)
      .map(({ id }) => id)
      .filter((id) => homeNode(id) === place.self)
  const situation = (): Situation => {
    const now = clock.now()
    const [entries, day] = [directory.entries(), vietnamDay(now)]
    return {
      ...{ now, plans: calendar.all(), given: calendar.given, ladders: ladderNotices(), office },
      isLadderKnown,
      ...{ recipientsOf: recipients, remindBeforeMs: rules.remindBeforeMs },
      unnamed: ownSites(day).filter((site) => focalOn(entries.get(site)?.record, day) === null),
    }
  }
  const inWords = (due: Due) => ({
    due,
    wording: fillWording(templates.wordingOf(due.kind, due.to.channel), filledBy(due.facts, due.to, sender), {
      channel: due.to.channel,
      accents: rules.accents,
    }),
    label: registry.labelOf(due.to.site),
  })

  return {
    /** Resolves when nothing waits any more that nothing asks for, and everything that is due now is stored. */
    async look(): Promise<void> {
      if (channels.length === 0) return
      const now = situation()
      const told = await outbox.told(aboutsOf(now))
      const past = withdrawn(await outbox.waitingOf(passingKinds), now, told)
      if (past.length > 0) await outbox.withdraw(past)
      const due = dueNotices(now, told)
      // Once at least: what could not be recorded before is now.
      for (let from = 0; from === 0 || from < due.length; from += QUEUED_AT_ONCE)
        await outbox.queue(due.slice(from, from + QUEUED_AT_ONCE).map(inWords))
    },
    /** Own sites of which no channel that is on has an address. */
    unreached: (): SiteId[] =>
      channels.length === 0
        ? []
        : ownSites(vietnamDay(clock.now())).filter((site) => recipients(site).length === 0),
    sender,
  }
}
