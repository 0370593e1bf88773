import { isSameProvider } from '#conference/accounts'
import { focalOn } from '#conference/directory'
import type { Directory } from '#conference/directory-store'
import type { Registry } from '#conference/sites'
import { finder, wordsIn } from '#conference/sites/fold'
import { homeNode } from '#conference/sites/ids'
import type { BodyOf, ReplyOf, SiteStatus } from '#contract'
import type { CircuitOperations } from '#contract/console'
import type { Incident } from '#contract/readiness'
import type { Clock } from '#foundation/time'
import { vietnamDay } from '../directory/vietnam-day.ts'
import type { Place } from '../place.ts'

export interface CircuitDeskOptions {
  place: Place
  registry: Pick<Registry, 'labelOf'>
  directory: Pick<Directory, 'entries'>
  clock: Pick<Clock, 'now'>
}

/** What of the node's sites is shown with their lines, and to whom. */
export interface CircuitView {
  roster: readonly SiteStatus[]
  /** Those that the caller may see. */
  incidents: readonly Incident[]
  /** Of whom lines alone are seen; null: of every provider. */
  provider: string | null
}

type Body = BodyOf<CircuitOperations, 'circuits.list'>
type Reply = ReplyOf<CircuitOperations, 'circuits.list'>

/** The lines of the node's own sites, with how the sites are (N142). */
export interface CircuitDesk {
  list(body: Body, view: CircuitView): Reply
}

const SHOWN = 200
/** Of one site. */
const MOST_INCIDENTS = 20

export function createCircuitDesk({ place, registry, directory, clock }: CircuitDeskOptions): CircuitDesk {
  return {
    list({ text = '', troubled = false, offset = 0, limit = SHOWN }, { roster, incidents, provider }) {
      const today = vietnamDay(clock.now())
      const statusOf = new Map(roster.map((status) => [status.site, status]))
      const isFound = finder(text)
      const all = [...directory.entries().values()]
        .filter(({ record }) => homeNode(record.site) === place.self)
        .toSorted((a, b) => (a.record.site < b.record.site ? -1 : 1))
        .flatMap(({ record }) => {
          const { site, lines, room } = record
          const status = statusOf.get(site)
          const focal = focalOn(record, today)
          return (['primary', 'backup'] as const).flatMap((which) => {
            const line = lines[which]
            if (!line || (provider !== null && !isSameProvider(line.provider, provider))) return []
            return [
              {
                ...{ site, label: registry.labelOf(site), which, line, address: room.address },
                focal: focal && { name: focal.name, phone: focal.phone },
                state: status?.state ?? ('absent' as const),
                grade: status?.line,
                incidents: incidents.filter((each) => each.site === site).slice(0, MOST_INCIDENTS),
              },
            ]
          })
        })
      const found = all
        .filter((each) => !troubled || each.incidents.length > 0)
        .filter(({ site, label, line, address }) =>
          isFound(() => wordsIn([label, site, line.provider, line.circuit, address].join(' '))),
        )
      return {
        total: found.length,
        troubled: all.filter((each) => each.incidents.length > 0).length,
        lines: found.slice(offset, offset + limit),
      }
    },
  }
}
