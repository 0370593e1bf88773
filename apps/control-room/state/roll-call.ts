import type { Presence, RollCallAnswer, RollCallState, SiteId } from '#contract'
import { isWithin } from './home.ts'

/** What is known of one site that is asked. */
export interface RollCallRow {
  site: SiteId
  /** The answer that counts; null: none yet. */
  answer: RollCallAnswer | null
  /** Those that it corrected, the oldest first. */
  corrected: readonly RollCallAnswer[]
}

export type Tally = Record<Presence | 'none', number>

/** The rows of a roll call in the order of the sites, all of them. `sites`: those of the registry. */
export function rowsOf({ call, entries }: RollCallState, sites: readonly SiteId[]): RollCallRow[] {
  const asked = call.sites ?? sites.filter((site) => isWithin(site, call.owner))
  const given = new Map(entries.map(({ site, answers }) => [site, answers]))
  return asked.map((site) => {
    const answers = given.get(site) ?? []
    return { site, answer: answers.at(-1) ?? null, corrected: answers.slice(0, -1) }
  })
}

export function tallyOf(rows: readonly RollCallRow[]): Tally {
  const tally: Tally = { heard: 0, 'no-sound': 0, absent: 0, none: 0 }
  for (const { answer } of rows) tally[answer?.presence ?? 'none'] += 1
  return tally
}

/** Each province with the rows of its part, in the order in which they come; the centre's own room stands alone. */
export function byProvince(rows: readonly RollCallRow[]): { province: SiteId; tally: Tally }[] {
  const parts = new Map<SiteId, RollCallRow[]>()
  for (const row of rows) {
    const province = row.site.split('-').slice(0, 2).join('-')
    const part = parts.get(province)
    if (part) part.push(row)
    else parts.set(province, [row])
  }
  return [...parts].map(([province, part]) => ({ province, tally: tallyOf(part) }))
}
