import { matcher } from '#conference/search'
import { wordsIn } from '#conference/sites/fold'
import type { ReplyOf, SiteId } from '#contract'
import type { CircuitOperations, SearchOperations } from '#contract/console'
import type { DirectoryEntry } from '#contract/directory'
import type { Incident } from '#contract/readiness'
import { registry } from './units.ts'

type Circuit = ReplyOf<CircuitOperations, 'circuits.list'>['lines'][number]

/** Units and lines as a node finds and lists them, over its directory. */
export function createFakeSearch(entries: ReadonlyMap<SiteId, DirectoryEntry>, incidents: Incident[]) {
  const circuits = (): Circuit[] =>
    [...entries.values()].flatMap(({ record: { site, lines, room, principal } }) => {
      const { primary } = lines
      if (!primary) return []
      return [
        {
          ...{ site, label: registry.labelOf(site), which: 'primary' as const, line: primary },
          ...{ address: room.address, state: 'connected' as const, grade: 'good' as const },
          focal: principal && { name: principal.name, phone: principal.phone },
          incidents: incidents.filter((each) => each.site === site),
        },
      ]
    })
  return {
    'search.find'({ text }: { text: string }): ReplyOf<SearchOperations, 'search.find'> {
      const isFound = matcher(text)
      const found = registry
        .childrenOf('VN-25')
        .map(({ id }) => ({ site: id, label: registry.labelOf(id), was: null }))
        .filter(({ site, label }) => isFound(wordsIn(`${label} ${site}`)))
      const none = { persons: null, circuits: null, sessions: null, scenes: null, accounts: null }
      return { units: { total: found.length, found: found.slice(0, 8) }, ...none }
    },
    'circuits.list'({ offset = 0, limit = 200 }: { offset?: number; limit?: number }) {
      const lines = circuits()
      const troubled = lines.filter((each) => each.incidents.length > 0).length
      return { total: lines.length, troubled, lines: lines.slice(offset, offset + limit) }
    },
    'incidents.answer'({ incident }: { incident: string }, by: string) {
      const at = incidents.findIndex(({ id }) => id === incident)
      const found = incidents[at]
      if (found) incidents[at] = { ...found, state: { state: 'answered', answered: { at: Date.now(), by } } }
      return {}
    },
  }
}
