import { type FormerIndex, indexFormers } from '#conference/directory'
import { keyOfFormer } from '#conference/lineage'
import { Refusal } from '#contract'
import { type FormerEntry, type FormerUnit, MAX_FORMER_UNITS } from '#contract/lineage'
import { deleteFormers, readFormers, writeFormers } from './former-store.ts'
import type { DirectoryOptions } from './keeper.ts'

/** What units were called before, in memory and in the node's store. */
export interface Lineage {
  /** By {@link keyOfFormer}. */
  entries(): ReadonlyMap<string, FormerEntry>
  /** The same, for imports. */
  index(): FormerIndex
  /**
   * Writes the former units that `decide` gives for what is stored then, with one event, or none of them (G5). Rejects
   * with what `decide` throws, and with Refusal `lineage.full`.
   */
  write(by: string, decide: (now: ReadonlyMap<string, FormerEntry>) => readonly FormerUnit[]): Promise<void>
  /** Rejects with Refusal `lineage.unknown`. */
  remove(by: string, id: string): Promise<void>
}

export interface LineageOptions extends DirectoryOptions {
  newId: () => string
}

/** Reads what is stored. Nothing has to be closed; the store stays its opener's. */
export async function openLineage(options: LineageOptions): Promise<Lineage> {
  const { store, clock, record, newId, log } = options
  const byId = await readFormers(store, log)
  let entries: ReadonlyMap<string, FormerEntry> = new Map(
    [...byId.values()].map((entry) => [keyOfFormer(entry.former), entry]),
  )
  let index: { of: typeof entries; is: FormerIndex } | null = null
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = (carryOut: () => Promise<void>): Promise<void> => {
    const next = last.then(carryOut)
    last = next.catch(() => {})
    return next
  }

  return {
    entries: () => entries,
    index() {
      if (index?.of !== entries)
        index = { of: entries, is: indexFormers([...entries.values()].map(({ former }) => former)) }
      return index.is
    },
    write: (by, decide) =>
      inTurn(async () => {
        const written = decide(entries).map((former) => ({
          ...{ id: entries.get(keyOfFormer(former))?.id ?? newId(), former, at: clock.now(), by },
        }))
        if (written.length === 0) return
        const next = new Map([
          ...entries,
          ...written.map((entry) => [keyOfFormer(entry.former), entry] as const),
        ])
        if (next.size > MAX_FORMER_UNITS) throw new Refusal('lineage.full', { most: MAX_FORMER_UNITS })
        const sites = [...new Set(written.map(({ former }) => former.site))]
        await record({ kind: 'lineage.changed', how: 'import', count: written.length, sites, by }, (tx) =>
          writeFormers(tx, written),
        )
        entries = next
      }),
    remove: (by, id) =>
      inTurn(async () => {
        const found = [...entries.values()].find((entry) => entry.id === id)
        if (!found) throw new Refusal('lineage.unknown', { former: id })
        const { site } = found.former
        await record({ kind: 'lineage.changed', how: 'remove', count: 1, sites: [site], by }, (tx) =>
          deleteFormers(tx, [id]),
        )
        entries = new Map([...entries].filter(([, entry]) => entry !== found))
      }),
  }
}
