import type { Readiness } from '#conference/readiness-store'
import { homeNode, isWithin } from '#conference/sites/ids'
import { checked, type NodeId, Refusal, type SiteId } from '#contract'
import type { LineRecord, TestOrder } from '#contract/readiness'
import { type SiteReadiness, uplinkRequests } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createLatest } from '../latest.ts'
import type { Place } from '../place.ts'
import { asRefusal } from '../session-commands.ts'
import { changesOfHeard } from './outcome.ts'
import type { ReadinessRules } from './rules.ts'

type Wanted = Omit<TestOrder, 'order'>

/** What a tier tells the one above of its sites' proofs, and is asked by it (N55). */
export interface ReadinessExchange {
  /** A site of this tier was tested. */
  changed(): void
  /** Whom to call at these own sites may have changed, or whose their lines are: the tier above is told (N81). */
  contactsChanged(sites: readonly SiteId[]): void
  /** Asks the node of a site below for a test. Rejects with Refusal: what that node refuses, `node.unreachable`. */
  orderBelow(site: SiteId, wanted: Wanted): Promise<void>
  /** What the nodes below said of whom to call, and of lines. */
  phoneOf(site: SiteId): string | null
  linesBelow(): readonly LineRecord[]
  close(): Promise<void>
}

export interface ReadinessExchangeOptions {
  place: Place
  link: Pick<Link, 'request' | 'handle' | 'watch' | 'presence'>
  readiness: Pick<Readiness, 'state' | 'change'>
  rules: ReadinessRules
  /** Asks the page of an own site. Throws Refusal. */
  order: (site: SiteId, wanted: Wanted) => void
  labelOf: (site: SiteId) => string
  /** Something was heard of sites below. */
  onHeard: (sites: readonly SiteId[]) => void
  clock: Clock
  log: Log
}

/** With all that can be found at a site one is some kilobytes, and a message bears 512. */
const SITES_AT_ONCE = 20

export function createReadinessExchange(options: ReadinessExchangeOptions): ReadinessExchange {
  const { place, link, readiness, rules, order, labelOf, onHeard, clock, log } = options
  const { self, parent, children } = place
  const scope = createScope()
  /** The measurements that the tier above has acknowledged. */
  const told = new Map<SiteId, string | null>()
  const phones = new Map<SiteId, string>()
  const lines = new Map<SiteId, readonly LineRecord[]>()
  let linesBelow: readonly LineRecord[] = []

  const carryTo = async (peer: NodeId) => {
    while (link.presence(peer).state === 'up') {
      const batch = [...readiness.state().proofs.values()]
        .filter(({ verdict: { site, measurement } }) => told.get(site) !== measurement || !told.has(site))
        .slice(0, SITES_AT_ONCE)
      if (batch.length === 0) return
      const sites = batch.map(({ verdict, history }): SiteReadiness => {
        const { site } = verdict
        return {
          ...{ verdict, history, phone: rules.phones[site] ?? null },
          lines: rules.lines.filter(({ of }) => of === site || of === homeNode(site)).slice(0, 2),
        }
      })
      await link.request(peer, 'readiness.pass', { sites })
      for (const { verdict } of batch) told.set(verdict.site, verdict.measurement)
    }
  }
  const carrying =
    parent === null
      ? null
      : scope.add(createLatest(`proofs to ${parent}`, () => carryTo(parent), { clock, log }))

  if (parent !== null) {
    scope.add(
      link.watch(parent, ({ state }) => {
        if (state !== 'up') return
        told.clear()
        carrying?.trigger()
      }),
    )
    scope.add(
      link.handle(
        'test.ask',
        ({ body }) => {
          const { site, ...wanted } = checked(uplinkRequests['test.ask'].body, body, 'test.ask')
          if (homeNode(site) !== self) throw new Refusal('site.unknown', { site })
          order(site, wanted)
          return {}
        },
        { from: parent },
      ),
    )
  }

  const hear = async (child: NodeId, sites: readonly SiteReadiness[]) => {
    const its = sites.filter(({ verdict }) => isWithin(verdict.site, child))
    if (its.length < sites.length) log.warn('proofs of the sites of others passed over', { peer: child })
    for (const { verdict, phone, lines: own } of its) {
      if (phone === null) phones.delete(verdict.site)
      else phones.set(verdict.site, phone)
      lines.set(
        verdict.site,
        own.filter(({ of }) => isWithin(of, child)),
      )
    }
    linesBelow = [...lines.values()].flat()
    const by = { now: clock.now(), maxAgeMs: rules.thresholds.maxAgeMs }
    await readiness.change(child, (state) => changesOfHeard(state, its, by))
    onHeard(its.map(({ verdict }) => verdict.site))
  }
  for (const child of children)
    scope.add(
      link.handle(
        'readiness.pass',
        async ({ body }) => {
          const { sites } = checked(uplinkRequests['readiness.pass'].body, body, 'readiness.pass')
          await hear(child, sites)
          return {}
        },
        { from: child },
      ),
    )

  return {
    changed: () => carrying?.trigger(),
    contactsChanged(sites) {
      for (const site of sites) told.delete(site)
      carrying?.trigger()
    },
    async orderBelow(site, wanted) {
      const node = homeNode(site)
      await link.request(node, 'test.ask', { site, ...wanted }).catch((error) => {
        throw asRefusal(error, labelOf(node))
      })
    },
    phoneOf: (site) => phones.get(site) ?? rules.phones[site] ?? null,
    linesBelow: () => linesBelow,
    close: () => scope.close(),
  }
}
