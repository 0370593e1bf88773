import { changedFields } from '#conference/directory'
import type { SiteId } from '#contract'
import type { DirectoryEntry, DirectoryField, NamedPersons, SiteRecord } from '#contract/directory'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import type { Clock } from '#foundation/time'
import { readEntries, writeEntries } from './entry-store.ts'
import { lastPersons, readPersons, writePersons } from './person-store.ts'

export type Entries = ReadonlyMap<SiteId, DirectoryEntry>

/** The directory of a node, in memory and in its store. */
export interface Directory {
  entries(): Entries
  /**
   * Writes the records that `decide` gives for what is stored then; those that say nothing new are passed over. One
   * change after another, each stored with its event, or not at all (G1). Rejects with what `decide` throws.
   */
  change(
    by: string,
    how: 'set' | 'import',
    decide: (now: Entries) => readonly SiteRecord[],
  ): Promise<readonly DirectoryEntry[]>
  /** Who were the focal persons of a site since when, the newest first (G6). */
  persons(site: SiteId): Promise<readonly NamedPersons[]>
  /** Called with the sites of each change. Returns the way to stop. */
  onChange(listener: (sites: readonly SiteId[]) => void): () => void
}

export interface DirectoryOptions {
  store: Store
  clock: Pick<Clock, 'now'>
  /** Writes an event, and what belongs to it in the same transaction. */
  record: (body: EventBody, also: (tx: Queryable) => Promise<void>) => Promise<unknown>
  log: Log
}

/** Reads what is stored. Nothing has to be closed; the store stays its opener's. */
export async function openDirectory({ store, clock, record, log }: DirectoryOptions): Promise<Directory> {
  const stored = await readEntries(store, log)
  let entries: Entries = stored.entries
  /** What was left out and who was named before count too: no revision is used twice. */
  const last = await lastPersons(store)
  for (const [site, revision] of stored.revisions) last.set(site, Math.max(revision, last.get(site) ?? 0))
  const listeners = new Set<(sites: readonly SiteId[]) => void>()
  let changing: Promise<unknown> = Promise.resolve()

  const carryOut = async (by: string, how: 'set' | 'import', records: readonly SiteRecord[]) => {
    const changed = records.flatMap((wanted) => {
      const before = entries.get(wanted.site)
      const fields = changedFields(before?.record, wanted).map(({ field }) => field)
      if (fields.length === 0) return []
      const entry = { record: wanted, revision: (last.get(wanted.site) ?? 0) + 1, at: clock.now(), by }
      return [{ entry, event: { site: wanted.site, fields } }]
    })
    if (changed.length === 0) return []
    const written = changed.map(({ entry }) => entry)
    const sites = changed.map(({ event }) => event)
    const renamed = changed.filter(({ event }) => event.fields.some(isOfPerson)).map(({ entry }) => entry)
    await record({ kind: 'directory.changed', how, sites, by }, async (tx) => {
      await writeEntries(tx, written)
      await writePersons(tx, renamed)
    })
    for (const { record: of, revision } of written) last.set(of.site, revision)
    entries = new Map([...entries, ...written.map((entry) => [entry.record.site, entry] as const)])
    for (const listener of listeners) listener(sites.map(({ site }) => site))
    return written
  }

  return {
    entries: () => entries,
    change(by, how, decide) {
      const next = changing.then(() => carryOut(by, how, decide(entries)))
      changing = next.catch(() => {})
      return next
    },
    persons: (site) => readPersons(store, site, log),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const isOfPerson = (field: DirectoryField): boolean => /^(principal|deputy\d)\./.test(field)
