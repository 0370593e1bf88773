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

/** What tests take of the links, test by test (D27). */
export function createLedger(budgets: readonly LinkBudget[], cost: TestCost) {
  const known = new Map(budgets.map((budget) => [keyOf(budget), budget]))
  const tests = new Map<string, number>()
  const countOn = (link: Link) => tests.get(keyOf(link)) ?? 0

  /** A link bears what its budget says; one test it bears when nothing else runs over it, unless it bears nothing. */
  const bears = (link: Link): boolean => {
    const budget = known.get(keyOf(link))
    const after = countOn(link) + 1
    if (budget && (budget.upKbps === 0 || budget.downKbps === 0)) return false
    if (after === 1) return true
    if (!budget) return false
    const { upKbps, downKbps } = cost[link.kind]
    return after * upKbps <= budget.upKbps && after * downKbps <= budget.downKbps
  }
  return {
    bears: (site: SiteId): boolean => linksOf(site).every(bears),
    add(site: SiteId): void {
      for (const link of linksOf(site)) tests.set(keyOf(link), countOn(link) + 1)
    },
    loads: (): LinkLoad[] =>
      budgets.map((budget) => {
        const count = countOn(budget)
        const { upKbps, downKbps } = cost[budget.kind]
        return { ...budget, usedUpKbps: count * upKbps, usedDownKbps: count * downKbps, tests: count }
      }),
  }
}
