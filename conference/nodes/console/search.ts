import type { Asked } from '#conference/accounts'
import { type BodyOf, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { CircuitOperations, SearchOperations } from '#contract/console'
import { incidentsFor } from './accounts.ts'
import { requireMay } from './decide.ts'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type All = SearchOperations & CircuitOperations
type Operations = {
  [Op in keyof All]: (parts: ConsoleParts, caller: ConsoleCaller, body: BodyOf<All, Op>) => ReplyOf<All, Op>
}

/** A telecom sees its own lines; whoever else may ask, all of them. */
const providerOf = ({ account }: ConsoleCaller): string | null =>
  account?.role === 'telecom' ? account.provider : null

/** Whether the caller would be answered. */
function mayAsk(caller: ConsoleCaller, asked: Asked, unit: SiteId): boolean {
  try {
    requireMay(caller, asked, () => ({ unit }))
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** What is found of everything, and the lines of sites, as far as the caller may see it (rules N141, N142). */
export const searchDesk: Operations = {
  'search.find': ({ search }, caller, { text }) =>
    search.find(text, {
      provider: providerOf(caller),
      may: (asked, unit) => mayAsk(caller, asked, unit),
    }),
  'circuits.list': ({ circuits, roster, readiness }, caller, body) =>
    circuits.list(body, {
      roster: roster(),
      incidents: incidentsFor(caller.account, [...readiness.openIncidents()]),
      provider: providerOf(caller),
    }),
}
