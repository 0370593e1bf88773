import { fold } from '#conference/sites/fold'
import { homeNode } from '#conference/sites/ids'
import { type NodeId, Refusal, type SiteId } from '#contract'
import { type Body, type BodyEntry, MAX_BODIES } from '#contract/bodies'
import type { Queryable } from '#foundation/store'
import { readBodies, writeBodies } from './body-store.ts'
import type { DirectoryOptions } from './keeper.ts'

/** Departments and other bodies as sites, of every node that is known here, in memory and in the node's store (G7). */
export interface Bodies {
  entries(): ReadonlyMap<SiteId, BodyEntry>
  /** Of that node. */
  of(node: NodeId): readonly BodyEntry[]
  /**
   * Makes, renames or opens a body of this node. Rejects with Refusal `body.stale`, `body.name-taken`,
   * `body.too-many`.
   */
  set(body: Body, seen: number, by: string): Promise<BodyEntry>
  /** With the links of the site. Rejects with Refusal `body.unknown`, `body.stale`. */
  close(site: SiteId, seen: number, by: string): Promise<BodyEntry>
  /** Takes over what another node told of its own bodies; older ones, and more than a node may have, are passed over. */
  adopt(node: NodeId, told: readonly BodyEntry[]): Promise<void>
  /** Returns the way to stop. */
  onChange(listener: () => void): () => void
}

export interface BodiesOptions extends DirectoryOptions {
  /** Ends every link of a site, in the transaction that closes it. */
  endLinks: (site: SiteId, tx: Queryable) => Promise<unknown>
}

/** Reads what is stored. Nothing has to be closed; the store stays its opener's. */
export async function openBodies(options: BodiesOptions): Promise<Bodies> {
  const { store, clock, record, endLinks, log } = options
  let entries: ReadonlyMap<SiteId, BodyEntry> = await readBodies(store, log)
  const listeners = new Set<() => void>()
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(carryOut: () => Promise<T>): Promise<T> => {
    const next = last.then(carryOut)
    last = next.catch(() => {})
    return next
  }
  const keep = (written: readonly BodyEntry[]) => {
    entries = new Map([...entries, ...written.map((entry) => [entry.body.site, entry] as const)])
    for (const listener of listeners) listener()
  }
  const of = (node: NodeId) =>
    [...entries.values()]
      .filter(({ body }) => homeNode(body.site) === node)
      .toSorted((a, b) => (a.body.site < b.body.site ? -1 : 1))
  /** A clock that was set back makes no change older than the one before it: other tiers would pass it over. */
  const notBefore = (before: BodyEntry | undefined): number => Math.max(clock.now(), before?.at ?? 0)
  const requireSeen = (site: SiteId, seen: number): BodyEntry | undefined => {
    const entry = entries.get(site)
    if ((entry?.revision ?? 0) !== seen)
      throw new Refusal('body.stale', { site: entry?.body.name ?? site, by: entry?.by ?? '' })
    return entry
  }

  return {
    entries: () => entries,
    of,
    set: (body, seen, by) =>
      inTurn(async () => {
        const before = requireSeen(body.site, seen)
        const others = of(homeNode(body.site)).filter((each) => each.body.site !== body.site)
        const alike = others.find(
          (each) => each.closedAt === null && fold(each.body.name) === fold(body.name),
        )
        if (alike) throw new Refusal('body.name-taken', { name: alike.body.name, site: alike.body.site })
        if (!before && others.length >= MAX_BODIES) throw new Refusal('body.too-many', { most: MAX_BODIES })
        const entry = { body, revision: seen + 1, closedAt: null, at: notBefore(before), by }
        await record({ kind: 'body.set', body, by }, (tx) => writeBodies(tx, [entry]))
        keep([entry])
        return entry
      }),
    close: (site, seen, by) =>
      inTurn(async () => {
        const before = requireSeen(site, seen)
        if (!before) throw new Refusal('body.unknown', { site })
        if (before.closedAt !== null) return before
        const closedAt = clock.now()
        const entry = { ...before, revision: seen + 1, closedAt, at: notBefore(before), by }
        await record({ kind: 'body.closed', site, by }, async (tx) => {
          await writeBodies(tx, [entry])
          await endLinks(site, tx)
        })
        keep([entry])
        return entry
      }),
    adopt: (node, told) =>
      inTurn(async () => {
        const newer = told.filter(
          ({ body, revision, at }) =>
            homeNode(body.site) === node && isNewer({ revision, at }, entries.get(body.site)),
        )
        const added = newer.filter(({ body }) => !entries.has(body.site))
        const beyond = new Set(added.slice(Math.max(0, MAX_BODIES - of(node).length)))
        if (beyond.size > 0) log.warn('told bodies passed over', { node, count: beyond.size })
        const taken = newer.filter((entry) => !beyond.has(entry))
        if (taken.length === 0) return
        await store.transaction((tx) => writeBodies(tx, taken))
        keep(taken)
      }),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A store that was put back from a copy counts anew: then the later one holds. */
const isNewer = (one: { revision: number; at: number }, other: BodyEntry | undefined): boolean =>
  other === undefined || one.at > other.at || (one.at === other.at && one.revision > other.revision)
