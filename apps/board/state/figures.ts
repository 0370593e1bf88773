import type { BoardSite } from '#contract/readiness'
import { isWhole } from './proven.ts'
import type { Figures } from './shown.ts'

/** The figures of some of the sites, as the node counts them of all: the centre's own room has no province. */
export function figuresOf(
  sites: readonly BoardSite[],
): Pick<Figures, 'of' | 'province' | 'centre' | 'grades'> {
  const tier = (which: 'province' | 'centre') => {
    const having = sites.filter(({ site }) => which === 'centre' || site !== 'VN')
    return { of: having.length, proven: having.filter(({ directions }) => isWhole(directions[which])).length }
  }
  const grades = { good: 0, acceptable: 0, fail: 0, untested: 0 }
  for (const { grade } of sites) grades[grade]++
  return { of: sites.length, province: tier('province'), centre: tier('centre'), grades }
}
