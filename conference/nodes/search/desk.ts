import type { Accounts } from '#conference/account-store'
import { type Asked, isSameProvider } from '#conference/accounts'
import type { Calendar } from '#conference/calendar-store'
import type { Directory, Lineage } from '#conference/directory-store'
import type { SavedScenes } from '#conference/saved-scenes'
import { type Group, groupOf, matcher } from '#conference/search'
import type { Registry } from '#conference/sites'
import { isWithin } from '#conference/sites/ids'
import type { ReplyOf, SessionState, SiteId } from '#contract'
import { MAX_FOUND, type SearchOperations } from '#contract/console'
import type { Place } from '../place.ts'
import { searchedWords } from './searched-words.ts'

export interface SearchDeskOptions {
  place: Place
  registry: Pick<Registry, 'all' | 'labelOf'>
  directory: Pick<Directory, 'entries'>
  lineage: Pick<Lineage, 'entries'>
  calendar: Pick<Calendar, 'all'>
  savedScenes: Pick<SavedScenes, 'all'>
  accounts: Pick<Accounts, 'all'>
  sessions: () => readonly SessionState[]
}

/** Who searches: what they may ask for of a unit, and as which telecom. */
export interface Searcher {
  may(asked: Asked, unit: SiteId): boolean
  /** Of whom lines alone are seen; null: of every provider. */
  provider: string | null
}

type Found = ReplyOf<SearchOperations, 'search.find'>

/** Finds whatever this node keeps and the caller may see (N141). */
export interface SearchDesk {
  find(text: string, searcher: Searcher): Found
}

export function createSearchDesk(options: SearchDeskOptions): SearchDesk {
  const { place, registry, directory, lineage, calendar, savedScenes, accounts, sessions } = options
  const { labelOf } = registry
  const words = searchedWords(labelOf)
  const atSite = (site: SiteId) => ({ site, label: labelOf(site) })
  const records = () => [...directory.entries().values()].map(({ record }) => record)
  const first = <Thing, Told>(things: readonly Thing[], told: (thing: Thing) => Told): Group<Told> =>
    groupOf(things, () => true, told, MAX_FOUND)

  return {
    find(text, { may, provider }) {
      const isFound = matcher(text)
      const ifMay = <Told>(asked: Asked, find: () => Told): Told | null =>
        may(asked, place.self) ? find() : null

      const units = (): Found['units'] => {
        const now = registry
          .all()
          .filter((unit) => isWithin(unit.id, place.self) && isFound(words.unit(unit)))
          .map(({ id }) => ({ site: id, was: null }))
        const named = new Set(now.map(({ site }) => site))
        const before = [...lineage.entries().values()]
          .filter((entry) => !named.has(entry.former.site) && isFound(words.former(entry)))
          .map(({ former: { site, name } }) => ({ site, was: name }))
        return first([...now, ...before], ({ site, was }) => ({ ...atSite(site), was }))
      }
      const persons = (): Found['persons'] => {
        const seen = records().filter(({ site }) => may('directory.get', site))
        if (seen.length === 0 && !may('directory.list', place.self)) return null
        const found = seen.flatMap(({ site, principal, deputies }) =>
          [principal, ...deputies].flatMap((person) =>
            person && isFound(words.person(person)) ? [{ site, person }] : [],
          ),
        )
        return first(found, ({ site, person: { name, post, phone } }) => ({
          ...{ ...atSite(site), name, post, phone },
        }))
      }
      const circuits = (): Found['circuits'] => {
        const found = records().flatMap(({ site, lines: { primary, backup } }) =>
          [primary, backup].flatMap((line) => {
            if (!line || (provider !== null && !isSameProvider(line.provider, provider))) return []
            return isFound(words.line(line)) ? [{ site, line }] : []
          }),
        )
        return first(found, ({ site, line }) => ({
          ...{ ...atSite(site), provider: line.provider, circuit: line.circuit, phone: line.phone },
        }))
      }
      const planned = (): NonNullable<Found['sessions']> => {
        const plans = calendar.all()
        const bound = new Set(
          plans.flatMap(({ plan: { state } }) => ('session' in state ? state.session : [])),
        )
        const ofPlans = plans
          .filter((each) => isFound(words.plan(each)))
          .toSorted((a, b) => b.plan.details.startsAt - a.plan.details.startsAt)
          .map(({ plan: { id, state, details } }) => ({
            ...{ plan: id, session: 'session' in state ? state.session : null, state: state.is },
            ...{ title: details.title, startsAt: details.startsAt },
          }))
        const unplanned = sessions()
          .filter((each) => !bound.has(each.id) && isFound(words.session(each)))
          .map(({ id, title }) => ({
            plan: null,
            session: id,
            state: 'open' as const,
            title,
            startsAt: null,
          }))
        return first([...unplanned, ...ofPlans], (each) => each)
      }
      const scenes = (): NonNullable<Found['scenes']> =>
        first(
          savedScenes.all().filter((each) => isFound(words.scene(each))),
          ({ id, name }) => ({ scene: id, name }),
        )
      const persona = (): NonNullable<Found['accounts']> =>
        first(
          accounts.all().filter((each) => may('accounts.list', each.unit) && isFound(words.account(each))),
          ({ id, name, person, post, unit }) => ({ account: id, name, person, post, unit: labelOf(unit) }),
        )

      return {
        units: units(),
        persons: persons(),
        circuits: ifMay('circuits.list', circuits),
        sessions: ifMay('calendar.list', planned),
        scenes: ifMay('scenes.list', scenes),
        accounts: ifMay('accounts.list', persona),
      }
    },
  }
}
