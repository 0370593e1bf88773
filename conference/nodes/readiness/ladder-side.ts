import { neverTested } from '#conference/readiness'
import type { Readiness } from '#conference/readiness-store'
import { homeNode } from '#conference/sites/ids'
import type { NoticeOf, SessionState, SiteId } from '#contract'
import type { ladderNotices } from '#contract/console'
import type { LadderNotice, SiteDue, Thresholds, Verdict } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Place } from '../place.ts'
import { ladderChanges } from './ladder-changes.ts'
import { createLadderExchange } from './ladder-exchange.ts'
import { createLadderOrders } from './ladder-orders.ts'
import { createLadderRunner } from './ladder-runner.ts'
import { dueOfSites, ladderStateOf, ownNotices, toNode } from './ladder-view.ts'

type Shown = NoticeOf<typeof ladderNotices, 'ladders'>

export interface LadderSideOptions {
  place: Place
  link: Link
  readiness: Readiness
  sessions: () => readonly SessionState[]
  /** Every site of this tier. */
  sites: () => readonly SiteId[]
  present: () => ReadonlySet<SiteId>
  thresholds: Thresholds
  labelOf: (site: SiteId) => string
  newId: () => string
  /** These own sites are to be told something else. */
  onDue: (sites: readonly SiteId[]) => void
  /** Consoles may look again. */
  onNews: () => void
  clock: Clock
  log: Log
}

/** As many notices as consoles are shown, the newest. */
const SHOWN_NOTICES = 256

/** The ladders of the sessions at this node, and what those of other tiers tell it. Owned by readiness. */
export function createLadderSide(options: LadderSideOptions) {
  const { place, link, readiness, sites, present, thresholds, labelOf, newId, onDue, onNews, clock, log } =
    options
  const scope = createScope()
  const never = new Map<SiteId, Verdict>()
  /** The sessions of whose ladders somebody has spoken since the process began. */
  const spokenOf = new Set<string>()
  let due = new Map<SiteId, SiteDue>()
  let shown: Shown = { ladders: [], notices: [] }
  let shownText = JSON.stringify(shown)

  const ownSessions = () => options.sessions().filter(({ owner }) => owner === place.self)
  const untested = (site: SiteId): Verdict => {
    const known = never.get(site) ?? neverTested(site, thresholds, 0)
    never.set(site, known)
    return known
  }
  const verdicts = (): Verdict[] => {
    const { proofs } = readiness.state()
    return sites().map((site) => proofs.get(site)?.verdict ?? untested(site))
  }
  const by = labelOf(place.self)
  const runner = scope.add(
    createLadderRunner({
      ...{ readiness, by, clock, log },
      dueIn: (state) =>
        state.ladders.length === 0
          ? null
          : ladderChanges(state, {
              ...{ sessions: ownSessions(), verdicts: verdicts(), present: present() },
              ...{ node: place.self, by, now: clock.now(), newId },
            }),
    }),
  )
  const lookAtOwn = () => {
    const { ladders } = readiness.state()
    if (ladders.length === 0) return { ladders: [], notices: [] }
    const [all, now] = [verdicts(), clock.now()]
    for (const { session } of ladders) spokenOf.add(session)
    return {
      ladders: ladders.map((each) => ladderStateOf(each, all, now)),
      notices: ownNotices(ladders, { sessions: ownSessions(), node: place.self }, all, now),
    }
  }
  // Neighbours are told as soon as they are there: by then it has to be true.
  let own: readonly LadderNotice[] = lookAtOwn().notices
  const exchange = scope.add(
    createLadderExchange({ ...{ place, link, clock, log }, own: () => own, onHeard: onNews }),
  )

  return {
    orders: createLadderOrders({
      ...{ place, readiness, sessions: options.sessions, verdicts, labelOf, newId },
      now: () => clock.now(),
    }),
    /** Proofs, rounds, ladders or sessions have changed. */
    changed: runner.changed,
    /** Looks at everything again; tells neighbours and pages what is new to them. */
    look() {
      const { ladders, notices } = lookAtOwn()
      own = notices
      exchange.changed()
      const now = clock.now()
      const all = [...notices, ...exchange.heard()]
      for (const { session } of all) spokenOf.add(session)
      const dueNow = dueOfSites(all, now)
      const changed = [...new Set([...due.keys(), ...dueNow.keys()])].filter(
        (site) => JSON.stringify(due.get(site)) !== JSON.stringify(dueNow.get(site)),
      )
      due = dueNow
      if (changed.length > 0) onDue(changed)
      const next = { ladders, notices: toNode(all, place.self, now).slice(-SHOWN_NOTICES) }
      const text = JSON.stringify(next)
      if (text === shownText) return
      shownText = text
      shown = next
    },
    /** The same object until something on it changes. */
    shown: (): Shown => shown,
    dueOf: (site: SiteId): SiteDue | null => due.get(site) ?? null,
    /** What ladders, those of other tiers too, tell this node and its own sites now. */
    told: (): LadderNotice[] =>
      [...own, ...exchange.heard()].filter(
        ({ reach, to, startsAt }) =>
          startsAt > clock.now() && (reach === 'site' ? homeNode(to) : to) === place.self,
      ),
    /** Whether what {@link told} does not have of that session's ladder is over. */
    isKnown: (session: string): boolean => spokenOf.has(session) || exchange.hasHeardAll(),
    close: () => scope.close(),
  }
}
