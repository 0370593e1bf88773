import { homeNode, type Unit } from '#conference/sites'
import type { BodyEntry } from '#contract/bodies'
import { vietnamDay } from '../directory/vietnam-day.ts'

/** Bodies are sites from the first day of the registry on: since when they are there is told by nobody. */
const FIRST_DAY = '2025-07-01'

/** Bodies as the registry has units; a closed one is no unit from the day on which it was closed. */
export const unitsOf = (entries: Iterable<BodyEntry>): Unit[] =>
  [...entries].map(({ body: { site, name }, closedAt }) => ({
    ...{ id: site, code: site.split('-').at(-1) ?? site, parentId: homeNode(site), kind: 'co_quan' },
    ...{ name, fullName: name, slug: site.toLowerCase(), abbr: null, validFrom: FIRST_DAY },
    validTo: closedAt === null ? null : vietnamDay(closedAt),
  }))
