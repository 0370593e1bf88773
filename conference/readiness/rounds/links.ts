import type { SiteId } from '#contract'
import type { LinkBudget, LinkLoad } from '#contract/readiness'

type Rate = Pick<LinkBudget, 'upKbps' | 'downKbps'>
type Link = Pick<LinkBudget, 'kind' | 'node'>

/** What one test takes of a node's line to its sites, and of its line to the tier above. */
export type TestCost = Readonly<Record<Link['kind'], Rate>>

/**
 * The links that a site's test shares with those of others: a commune's the line of its province's node to its sites
 * and that node's uplink; a province's own room, which stands beside the node, the uplink; the centre's own room none.
 */
export function linksOf(site: SiteId): readonly Link[] {
  const [top = '', province, room] = site.split('-')
  if (province === undefined) return []
  const node = `${top}-${province}`
  const uplink: Link = { kind: 'uplink', node }
  return room === undefined ? [uplink] : [{ kind: 'access', node }, uplink]
}

const keyOf = ({ kind, node }: Link): string => `${kind} ${node}`

/** What tests take of the links, test by test, each as much as it is (D27). */
export function createLedger(budgets: readonly LinkBudget[]) {
  const known = new Map(budgets.map((budget) => [keyOf(budget), budget]))
  const used = new Map<string, Rate & { tests: number }>()
  const usedOf = (link: Link) => used.get(keyOf(link)) ?? { tests: 0, upKbps: 0, downKbps: 0 }

  /** A link bears what its budget says; one test it bears when nothing else runs over it, unless it bears nothing. */
  const bears = (link: Link, cost: Rate): boolean => {
    const budget = known.get(keyOf(link))
    const { tests, upKbps, downKbps } = usedOf(link)
    if (budget && (budget.upKbps === 0 || budget.downKbps === 0)) return false
    if (tests === 0) return true
    if (!budget) return false
    return upKbps + cost.upKbps <= budget.upKbps && downKbps + cost.downKbps <= budget.downKbps
  }
  return {
    bears: (site: SiteId, cost: TestCost): boolean =>
      linksOf(site).every((link) => bears(link, cost[link.kind])),
    add(site: SiteId, cost: TestCost): void {
      for (const link of linksOf(site)) {
        const { tests, upKbps, downKbps } = usedOf(link)
        const own = cost[link.kind]
        used.set(keyOf(link), {
          tests: tests + 1,
          upKbps: upKbps + own.upKbps,
          downKbps: downKbps + own.downKbps,
        })
      }
    },
    loads: (): LinkLoad[] =>
      budgets.map((budget) => {
        const { tests, upKbps, downKbps } = usedOf(budget)
        return { ...budget, usedUpKbps: upKbps, usedDownKbps: downKbps, tests }
      }),
  }
}
