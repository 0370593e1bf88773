import { standingOf } from '#conference/calendar'
import type { SiteId } from '#contract'
import type { Acknowledgement, Planned } from '#contract/calendar'
import type { NoticeKind } from '#contract/notices'
import type { LadderNotice } from '#contract/readiness'
import type { Facts } from './facts.ts'
import type { Recipient } from './recipients.ts'
import { earlierSays, type Says, saysOf, toText } from './says.ts'

/** A notice that went into the queue before. */
export interface ToldBefore {
  id: string
  kind: NoticeKind
  /** When, in Unix milliseconds. */
  at: number
  /** What it said of its plan, as {@link toText} writes it; empty for what is of no plan. */
  says: string
}

/** What has been queued, whether it was sent or not. */
export interface Told {
  has(about: string, key: string): boolean
  /** The newest of a plan to somebody, reminders left out. */
  lastOf(about: string, to: Recipient): ToldBefore | null
}

/** A notice that is to go out and is in no queue yet. */
export interface Due {
  /** The same for the same notice to the same address, whenever it is looked for (Q5). */
  key: string
  kind: NoticeKind
  /** The plan, the session or the week, with what a later notice about it follows this one. */
  about: string
  to: Recipient
  says: string
  /** The notice whose place it takes, if that has not been sent. */
  replaces: string | null
  /** Unix milliseconds. */
  until: number
  facts: Facts
}

export interface Situation {
  /** Unix milliseconds. */
  now: number
  plans: readonly Planned[]
  given: (plan: string) => ReadonlyMap<SiteId, Acknowledgement>
  /** Those in force, of other tiers too. */
  ladders: readonly LadderNotice[]
  /** Own sites without a focal person today. */
  unnamed: readonly SiteId[]
  /** Of a site of this node; nobody of any other. */
  recipientsOf: (site: SiteId) => readonly Recipient[]
  office: readonly Recipient[]
  /** How long before a session who has not acknowledged is reminded, the longest first. */
  remindBeforeMs: readonly number[]
}

/** All that has to go out now and was not queued before (Q3 to Q9). */
export const dueNotices = (situation: Situation, told: Told): Due[] =>
  [...ofPlans(situation, told), ...ofLadders(situation), ...ofUnnamed(situation)].filter(
    ({ about, key }) => !told.has(about, key),
  )

/** About what something may be due now: of these {@link dueNotices} asks what was told. */
export const aboutsOf = ({ plans, ladders, now }: Situation): string[] => [
  ...plans.filter((planned) => isOfUse(planned, now)).map(({ plan }) => `plan:${plan.id}`),
  ...ladders.map(({ session }) => `session:${session}`),
  `week:${weekOf(now)}`,
]

/** Its sites were told of it, and it is not over. */
const isOfUse = ({ plan }: Planned, now: number) => plan.asking > 0 && plan.details.endsAt > now

const keyOf = (about: string, what: string, { site, channel, address }: Recipient) =>
  [about, what, site, channel, address].join(' ')

const ofPlans = (situation: Situation, told: Told): Due[] =>
  situation.plans.flatMap((planned) => {
    if (!isOfUse(planned, situation.now)) return []
    const { sites, dropped } = planned
    const ask = (site: SiteId, isInvited: boolean) =>
      situation.recipientsOf(site).flatMap((to) => ofPlan(planned, to, isInvited, situation, told))
    return [...sites.flatMap((site) => ask(site, true)), ...dropped.flatMap((site) => ask(site, false))]
  })

function ofPlan(
  planned: Planned,
  to: Recipient,
  isInvited: boolean,
  situation: Situation,
  told: Told,
): Due[] {
  const { plan } = planned
  const about = `plan:${plan.id}`
  const last = told.lastOf(about, to)
  const says = saysOf(plan)
  const kind = kindOf(planned, isInvited, last, says, situation.now)
  if (kind === null) return isInvited ? reminder(planned, to, last, situation) : []
  const reason = plan.state.is === 'cancelled' ? plan.state.reason : ''
  const before = kind === 'changed' && last ? earlierSays(last.says) : null
  return [
    {
      // Each follows one that went before, so that what is moved there and back is told each time (Q4).
      key: keyOf(about, `${kind} after ${last?.id ?? 'nothing'}`, to),
      ...{ kind, about, to, says: toText(says), replaces: last?.id ?? null },
      until: plan.details.endsAt,
      facts: { of: 'plan', details: plan.details, owner: plan.owner, reason, before },
    },
  ]
}

/** What somebody has to be told of a plan, by what they were told last; null: nothing. */
function kindOf(
  { plan }: Planned,
  isInvited: boolean,
  last: ToldBefore | null,
  says: Says,
  now: number,
): 'invited' | 'changed' | 'cancelled' | 'dropped' | null {
  const expectsIt = last !== null && last.kind !== 'cancelled' && last.kind !== 'dropped'
  if (plan.state.is === 'cancelled') return expectsIt ? 'cancelled' : null
  if (plan.state.is !== 'announced' || plan.details.startsAt <= now) return null
  if (!isInvited) return expectsIt ? 'dropped' : null
  if (!expectsIt) return 'invited'
  return last.says === toText(says) ? null : 'changed'
}

/** The reminder whose time has come last; those before it are not caught up with (Q6). */
function reminder(
  planned: Planned,
  to: Recipient,
  last: ToldBefore | null,
  { now, given, remindBeforeMs }: Situation,
): Due[] {
  const { plan } = planned
  const { details } = plan
  if (plan.state.is !== 'announced' || details.startsAt <= now) return []
  const standing = standingOf(plan, given(plan.id).get(to.site))
  if (standing !== 'waiting' && standing !== 'outdated') return []
  const before = remindBeforeMs.findLast((each) => details.startsAt - each <= now)
  // Who was told after that moment is not reminded of it at once.
  if (before === undefined || last === null || last.at > details.startsAt - before) return []
  const about = `plan:${plan.id}`
  return [
    {
      key: keyOf(about, `unanswered ${plan.asking} ${details.startsAt} ${before}`, to),
      ...{ kind: 'unanswered', about, to, says: '', replaces: null, until: details.startsAt },
      facts: { of: 'plan', details, owner: plan.owner, reason: '', before: null },
    },
  ]
}

/** A step of a ladder, once to each whom it reaches (Q7). */
const ofLadders = ({ ladders, recipientsOf, office, now }: Situation): Due[] =>
  ladders.flatMap(({ session, title, startsAt, step, reach, to: told, sites }) => {
    if (startsAt <= now) return []
    const about = `session:${session}`
    const kind = reach === 'site' ? 'site-late' : 'province-late'
    return (reach === 'site' ? recipientsOf(told) : office).map(
      (to): Due => ({
        key: keyOf(about, `${kind} ${step} ${startsAt}`, to),
        ...{ kind, about, to, says: '', replaces: null, until: startsAt },
        facts: { of: 'ladder', title, startsAt, step, sites: sites.map(({ site }) => site) },
      }),
    )
  })

const DAY_MS = 24 * 3_600_000
const VIETNAM_OFFSET_MS = 7 * 3_600_000
const WEEK_MS = 7 * DAY_MS
/** Monday 5 January 1970, eight in the morning in Vietnam: mail of an office is read in office hours. */
const FIRST_MONDAY_MS = 4 * DAY_MS + 8 * 3_600_000 - VIETNAM_OFFSET_MS

const weekOf = (now: number) => Math.floor((now - FIRST_MONDAY_MS) / WEEK_MS)

/** Once a week, as long as a site has no focal person (Q8). */
function ofUnnamed({ unnamed, office, now }: Situation): Due[] {
  if (unnamed.length === 0) return []
  const week = weekOf(now)
  const about = `week:${week}`
  return office.map((to) => ({
    key: keyOf(about, 'unnamed', to),
    ...{ kind: 'unnamed', about, to, says: '', replaces: null },
    until: FIRST_MONDAY_MS + (week + 1) * WEEK_MS,
    facts: { of: 'unnamed', sites: unnamed },
  }))
}
