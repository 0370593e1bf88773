import type { z } from 'zod'
import { isWithin } from '#conference/sites'
import { Refusal } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import { absentStatus } from '../roster.ts'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Table = ConsoleOperations['sites.list']

/** Sites of the registry at or below a unit with what is known of each; without `below`, of this node's part. */
export function listSites(
  { sites, place, roster }: ConsoleParts,
  _caller: ConsoleCaller,
  { below = place.self, text, state, offset = 0, limit = 200 }: z.infer<Table['body']>,
): z.infer<Table['reply']> {
  const { registry } = sites
  if (!registry.byId(below)) throw new Refusal('site.unknown', { site: below })
  const known = new Map(roster().map((status) => [status.site, status]))
  const units = text ? registry.searchUnits(text, { below, limit: Number.POSITIVE_INFINITY }) : registry.all()
  const found = units
    .filter(({ id }) => isWithin(id, below))
    .map(({ id, fullName }) => ({
      id,
      label: registry.labelOf(id),
      name: fullName,
      status: known.get(id) ?? absentStatus(id, 0),
    }))
    .filter(({ status }) => !state || status.state === state)
  return { total: found.length, sites: found.slice(offset, offset + limit) }
}
