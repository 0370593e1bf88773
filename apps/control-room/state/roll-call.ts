import type { Presence, RollCallAnswer, RollCallNews, RollCallState, SiteId } from '#contract'
import { isWithin } from './home.ts'

/** The roll calls after a notice: replaced by a whole one, else with what is new put over what was known. */
export function applyRollCalls(known: readonly RollCallState[], news: RollCallNews): RollCallState[] {
  const { whole, rollCalls, answers } = news
  if (whole) return rollCalls
  const renewed = new Set(rollCalls.map(({ call }) => call.id))
  const others = known.filter(({ call }) => !renewed.has(call.id)).map((state) => withAnswers(state, answers))
  return [...others, ...rollCalls]
}

function withAnswers(state: RollCallState, news: RollCallNews['answers']): RollCallState {
  const added = news.find(({ rollCall }) => rollCall === state.call.id)
  if (!added) return state
  const entries = new Map(state.entries.map((entry) => [entry.site, entry]))
  for (const entry of added.entries) entries.set(entry.site, entry)
  return { ...state, entries: [...entries.values()] }
}

/** Whom an operator asks: every site of the session, those of the chosen unit, those that the wall shows. */
export type Asked = 'all' | 'below' | 'shown'

/** As an order says it: null is everybody. `session`: all sites below the session's owner. */
export function sitesAsked(
  asked: Asked,
  { unit, shown, session }: { unit: SiteId; shown: readonly SiteId[]; session: readonly SiteId[] },
): SiteId[] | null {
  if (asked === 'all') return null
  const chosen = new Set(asked === 'shown' ? shown : session.filter((site) => isWithin(site, unit)))
  const sites = session.filter((site) => chosen.has(site))
  return sites.length === session.length ? null : sites
}

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
