import { blankRecord, checkRecord, columns, focalOn, type KnownSite } from '#conference/directory'
import type { Directory, Entries } from '#conference/directory-store'
import type { Registry } from '#conference/sites'
import { finder, wordsIn } from '#conference/sites/fold'
import { homeNode } from '#conference/sites/ids'
import { type BodyOf, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { DirectoryOperations } from '#contract/console'
import type { Clock } from '#foundation/time'
import type { Place } from '../place.ts'
import { vietnamDay } from './vietnam-day.ts'

type Body<Op extends keyof DirectoryOperations> = BodyOf<DirectoryOperations, Op>
type Reply<Op extends keyof DirectoryOperations> = ReplyOf<DirectoryOperations, Op>

export interface DirectoryDeskOptions {
  place: Place
  directory: Directory
  registry: Pick<Registry, 'all' | 'historyOf' | 'labelOf'>
  clock: Pick<Clock, 'now'>
}

/** What consoles ask of the directory of this node's own sites, but for files (N79). */
export interface DirectoryDesk {
  /** This node's own sites, in the order of their ids. */
  sites(): readonly KnownSite[]
  list(body: Body<'directory.list'>): Reply<'directory.list'>
  /** Throws Refusal `directory.not-here`. */
  get(body: Body<'directory.get'>): Reply<'directory.get'>
  /** Rejects with Refusal `directory.not-here`. */
  history(body: Body<'directory.history'>): Promise<Reply<'directory.history'>>
  /** Rejects with Refusal `directory.not-here`, `directory.field-wrong`, `directory.stale`. */
  set(body: Body<'directory.set'>, by: string): Promise<Reply<'directory.set'>>
}

const SHOWN = 200

export function createDirectoryDesk(options: DirectoryDeskOptions): DirectoryDesk {
  const { place, directory, registry, clock } = options
  const { labelOf } = registry
  const today = () => vietnamDay(clock.now())

  const sites = (): KnownSite[] =>
    registry
      .all()
      .filter(({ id }) => homeNode(id) === place.self)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, fullName }) => ({
        ...{ site: id, label: labelOf(id) },
        names: [...new Set([fullName, ...registry.historyOf(id).map((was) => was.fullName)])],
      }))
  const rowOf = (site: SiteId, label: string, entries: Entries, day: string) => {
    const entry = entries.get(site) ?? null
    return { site, label, entry, focal: focalOn(entry?.record, day) }
  }
  const requireOwn = (site: SiteId) => {
    const found = sites().find((each) => each.site === site)
    if (!found) throw new Refusal('directory.not-here', { site: labelOf(site), node: labelOf(place.self) })
    return found
  }

  return {
    sites,
    list({ text = '', unnamed = false, offset = 0, limit = SHOWN }) {
      const [entries, day, isFound] = [directory.entries(), today(), finder(text)]
      const all = sites().map(({ site, label }) => rowOf(site, label, entries, day))
      const found = all
        .filter(({ focal }) => !unnamed || focal === null)
        .filter((row) => isFound(() => wordsIn(wordsOf(row))))
      return {
        total: found.length,
        unnamed: all.filter(({ focal }) => focal === null).length,
        sites: found.slice(offset, offset + limit),
      }
    },
    get({ site }) {
      const { label } = requireOwn(site)
      return rowOf(site, label, directory.entries(), today())
    },
    async history({ site }) {
      requireOwn(site)
      return { changes: [...(await directory.persons(site))] }
    },
    async set({ record, seen }, by) {
      const { site } = record
      requireOwn(site)
      const checked = checkRecord(record)
      if ('faults' in checked) {
        const [first] = checked.faults
        const heading = columns.find(({ key }) => key === first?.field)?.vi ?? ''
        throw new Refusal('directory.field-wrong', {
          ...{ field: first?.field ?? '', heading },
          ...first?.reason,
        })
      }
      await directory.change(by, 'set', (now) => {
        const entry = now.get(site)
        if ((entry?.revision ?? 0) !== seen)
          throw new Refusal('directory.stale', { site: labelOf(site), by: entry?.by ?? '' })
        return [checked.record]
      })
      return { revision: directory.entries().get(site)?.revision ?? 0 }
    },
  }
}

/** By what a site is found: its name and id, its people and their phones, its lines. */
function wordsOf({ site, label, entry }: ReturnType<DirectoryDesk['get']>): string {
  const { principal, deputies, lines } = entry?.record ?? blankRecord(site)
  const people = [principal, ...deputies].flatMap((person) => (person ? [person.name, person.phone] : []))
  const circuits = [lines.primary, lines.backup].flatMap((line) =>
    line ? [line.provider, line.circuit] : [],
  )
  return [label, site, ...people, ...circuits].join(' ')
}
