import {
  type Acknowledgements,
  acknowledge,
  invitedSet,
  makePlan,
  mergeAcknowledgements,
} from '#conference/calendar'
import { isBelow, isWithin } from '#conference/sites/ids'
import { type NodeId, Refusal, type SiteId } from '#contract'
import type { Acknowledgement, InvitationAnswer, PlanDetails, Planned } from '#contract/calendar'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import {
  type Known,
  readCalendar,
  readPlanOfSession,
  writeAcknowledgements,
  writePlan,
} from './calendar-store.ts'
import { eventOfAnswer, eventOfPlan } from './events.ts'
import { openTemplates, type Templates } from './templates.ts'

/** What is new: these plans, and what was answered to others. */
export interface CalendarNews {
  plans: readonly string[]
  answers: readonly { plan: string; site: SiteId }[]
}

/**
 * The plans of a node, those of the tiers above that invite its sites, and what sites answered. Every change resolves
 * when it is stored, one after another, with its event where it is one of this tier.
 */
export interface Calendar {
  readonly templates: Templates
  /** The earliest session first. The same array until something changes. */
  all(): readonly Planned[]
  find(plan: string): Planned | null
  /** Throws Refusal `calendar.unknown`. */
  of(plan: string): Planned
  /** What each site answered to it last; empty for one that is not known. */
  given(plan: string): Acknowledgements
  /** The plan that a session was opened by with what was answered, also one that is forgotten here; null: none. */
  ofSession(session: string): Promise<Known | null>
  /** A new draft. Throws Refusal `calendar.too-many`. */
  make(details: PlanDetails, sites: readonly SiteId[], by: string): Promise<Planned>
  /**
   * Moves an own plan to what `decide` gives, and with it, all or none, what `also` gives: other own plans, moved or new.
   * The same plan: nothing. Throws Refusal `calendar.unknown`, `calendar.not-here`, `calendar.too-many`, and what both
   * refuse.
   */
  move(
    plan: string,
    decide: (before: Planned) => Planned,
    also?: (after: Planned, before: Planned) => readonly Planned[],
  ): Promise<Planned>
  /** An own site's answer; the same again is not stored again. Throws what `acknowledge` refuses. */
  answer(plan: string, given: SiteAnswered): Promise<Acknowledgement>
  /** Takes over what the tier above has planned. */
  adopt(plans: readonly Planned[]): Promise<void>
  /** Takes over what the sites of a tier below answered, as far as they are its own and invited. */
  hear(peer: NodeId, acknowledgements: readonly Acknowledgement[]): Promise<void>
  /** Returns the way to stop. */
  onChange(listener: (news: CalendarNews) => void): () => void
}

export interface SiteAnswered {
  site: SiteId
  asking: number
  answer: InvitationAnswer
  way: Acknowledgement['way']
  by: string
}

export interface CalendarOptions {
  store: Store
  node: NodeId
  /** `now()` in Unix milliseconds. */
  clock: { now(): number }
  newId: () => string
  /** Writes events, at least one, and what belongs to them in the same transaction. */
  record: (bodies: readonly EventBody[], also: (tx: Queryable) => Promise<void>) => Promise<unknown>
  log: Log
}

/** Older ones stay stored and are forgotten here (Z5). */
const KEPT_FOR_MS = 40 * 24 * 3_600_000
/** As many as are not over. */
const MOST_PLANS = 500

/** Reads what is stored. Nothing has to be closed; the store stays its opener's. */
export async function openCalendar(options: CalendarOptions): Promise<Calendar> {
  const { store, node, clock, newId, record, log } = options
  const known = await readCalendar(store, clock.now() - KEPT_FOR_MS, log)
  const listeners = new Set<(news: CalendarNews) => void>()
  const epoch = clock.now()
  const templates = await openTemplates(options)
  let sorted: readonly Planned[] | null = null
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
  /** A session that runs here stays, however long. */
  const forgetOld = () => {
    const since = clock.now() - KEPT_FOR_MS
    for (const [id, { planned }] of known) {
      const { owner, state, details } = planned.plan
      if (details.endsAt <= since && !(owner === node && state.is === 'open')) known.delete(id)
    }
  }
  const put = (entries: readonly Known[], news: CalendarNews) => {
    for (const entry of entries) known.set(entry.planned.plan.id, entry)
    if (news.plans.length > 0) {
      forgetOld()
      sorted = null
    }
    for (const listener of listeners) listener(news)
  }
  const find = (id: string): Known => {
    const found = known.get(id)
    if (!found) throw new Refusal('calendar.unknown', { plan: id })
    return found
  }
  const isLive = ({ planned: { plan } }: Known) => plan.state.is !== 'closed' && plan.state.is !== 'cancelled'

  const requireOwn = ({ plan: { owner } }: Planned) => {
    if (owner !== node) throw new Refusal('calendar.not-here', { owner })
  }
  /** Stores own plans, new and moved ones, all or none; those that are as they were are left out. */
  const write = async (plans: readonly Planned[]) => {
    const changes = plans.flatMap((planned) => {
      const before = known.get(planned.plan.id)
      return before?.planned === planned ? [] : [{ before, planned }]
    })
    if (changes.length === 0) return
    for (const { before, planned } of changes) requireOwn(before?.planned ?? planned)
    const added = changes.filter(({ before }) => !before).length
    if (added > 0 && [...known.values()].filter(isLive).length + added > MOST_PLANS)
      throw new Refusal('calendar.too-many', { count: MOST_PLANS })
    const events = changes.map(({ before, planned }) => eventOfPlan(before?.planned ?? null, planned))
    await record(events, async (tx) => {
      for (const { planned } of changes) await writePlan(tx, planned)
    })
    put(
      changes.map(({ before, planned }) => ({ planned, given: before?.given ?? new Map() })),
      { plans: changes.map(({ planned }) => planned.plan.id), answers: [] },
    )
  }
  const take = async (heard: Planned) => {
    const { id, owner } = heard.plan
    const before = known.get(id)
    const isOurs = isBelow(node, owner) && (before?.planned.plan.owner ?? owner) === owner
    if (!isOurs || (before && isOlder(heard, before.planned))) return
    const isHere = (site: SiteId) => isWithin(site, node)
    const after = { ...heard, sites: heard.sites.filter(isHere), dropped: heard.dropped.filter(isHere) }
    if (before && JSON.stringify(before.planned) === JSON.stringify(after)) return
    await store.transaction((tx) => writePlan(tx, after))
    put([{ planned: after, given: before?.given ?? new Map() }], { plans: [id], answers: [] })
  }
  const takeAnswers = async (peer: NodeId, id: string, heard: readonly Acknowledgement[]) => {
    const before = known.get(id)
    if (!before || before.planned.plan.owner !== node) return
    const { planned } = before
    const isAsked = (site: SiteId) => invitedSet(planned).has(site) || planned.dropped.includes(site)
    const { all, newer } = mergeAcknowledgements(
      before.given,
      heard.filter(({ site }) => isWithin(site, peer) && isAsked(site)),
    )
    if (newer.length === 0) return
    await store.transaction((tx) => writeAcknowledgements(tx, newer))
    put([{ ...before, given: all }], { plans: [], answers: newer.map(({ site }) => ({ plan: id, site })) })
  }

  return {
    templates,
    all() {
      sorted ??= [...known.values()]
        .map(({ planned }) => planned)
        .toSorted(
          ({ plan: a }, { plan: b }) => a.details.startsAt - b.details.startsAt || (a.id < b.id ? -1 : 1),
        )
      return sorted
    },
    find: (id) => known.get(id)?.planned ?? null,
    of: (id) => find(id).planned,
    given: (id) => known.get(id)?.given ?? new Map(),
    async ofSession(session) {
      for (const entry of known.values()) {
        const { state } = entry.planned.plan
        if ('session' in state && state.session === session) return entry
      }
      return readPlanOfSession(store, session, log)
    },
    make: (details, sites, by) =>
      inTurn(async () => {
        const planned = makePlan({ id: newId(), owner: node }, details, sites, { by, at: clock.now() })
        await write([planned])
        return planned
      }),
    move: (id, decide, also = () => []) =>
      inTurn(async () => {
        const before = find(id).planned
        requireOwn(before)
        const after = decide(before)
        await write([after, ...also(after, before)])
        return after
      }),
    answer: (id, answered) =>
      inTurn(async () => {
        const before = find(id)
        const earlier = before.given.get(answered.site)
        const next = acknowledge(before.planned, earlier, { ...answered, at: clock.now(), epoch })
        if (next === earlier) return next
        await record([eventOfAnswer(next)], (tx) => writeAcknowledgements(tx, [next]))
        const { all } = mergeAcknowledgements(before.given, [next])
        put([{ ...before, given: all }], { plans: [], answers: [{ plan: id, site: next.site }] })
        return next
      }),
    adopt: (plans) =>
      inTurn(async () => {
        for (const each of plans) await take(each)
      }),
    hear: (peer, acknowledgements) =>
      inTurn(async () => {
        for (const id of new Set(acknowledgements.map(({ plan }) => plan)))
          await takeAnswers(
            peer,
            id,
            acknowledgements.filter(({ plan }) => plan === id),
          )
      }),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Said before what is known. After its owner's store was put back from a copy its revisions begin earlier again. */
const isOlder = ({ plan: heard }: Planned, { plan: before }: Planned): boolean =>
  heard.revision < before.revision && heard.at <= before.at
