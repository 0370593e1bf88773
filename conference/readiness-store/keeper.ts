import { afterRestart } from '#conference/readiness'
import type { SiteId } from '#contract'
import type { EventBody } from '#contract/events'
import type { Incident, Measurement } from '#contract/readiness'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import {
  type Changes,
  changedIn,
  eventsOfChange,
  type News,
  proofsAfter,
  type ReadinessState,
  stateAfter,
} from './change.ts'
import { laddersDiffer, writeLadders } from './ladders.ts'
import { readIncidentsOf, readState, readTest } from './read.ts'
import { writeIncidents, writeProofs, writeRound } from './write.ts'

/**
 * What a node knows of the readiness of its sites. One change after another, each stored in one transaction with what
 * the record says of it (Y1).
 */
export interface Readiness {
  state(): ReadinessState
  /**
   * Makes of the state of that moment what `change` says; null: nothing. Resolves with whether there was a change,
   * once it is stored; what `change` throws, nothing is changed.
   */
  change(by: string, change: (state: ReadinessState) => Changes | null): Promise<boolean>
  /** What the newest verdict was judged from; null: tested by another tier's node, or never. */
  measurementOf(site: SiteId): Promise<Measurement | null>
  /** The newest full test of a site that was made here. */
  fullTestOf(site: SiteId): Promise<Measurement | null>
  /** Also those that are over, the newest hundred, the oldest first. */
  incidentsOf(site: SiteId): Promise<Incident[]>
  /** Called after each change. Returns the way to stop. */
  onChange(listener: (news: News) => void): () => void
}

export interface ReadinessOptions {
  store: Store
  /** Writes events, and what belongs to them, in one transaction. There is at least one. */
  record: (bodies: readonly EventBody[], also: (tx: Queryable) => Promise<void>) => Promise<unknown>
  log: Log
}

/**
 * Reads what is stored; what can't be read is left out with a line in the log (Y2). Tests that were under way when the
 * process ended wait again. Nothing has to be closed; the store stays its opener's.
 */
export async function openReadiness({ store, record, log }: ReadinessOptions): Promise<Readiness> {
  const stored = await readState(store, log)
  let state: ReadinessState = { ...stored, rounds: stored.rounds.map(afterRestart) }
  const listeners = new Set<(news: News) => void>()
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }

  const carryOut = async (by: string, changes: Changes): Promise<boolean> => {
    const before = state
    const proofs = proofsAfter(before.proofs, changes)
    const rounds = changedIn(before.rounds, changes.rounds ?? before.rounds)
    const incidents = changedIn(before.incidents, changes.incidents ?? before.incidents)
    const { ladders = before.ladders } = changes
    const isLadder = laddersDiffer(before.ladders, ladders)
    if (proofs.length === 0 && rounds.length === 0 && incidents.length === 0 && !isLadder) return false
    const write = async (tx: Queryable) => {
      await writeProofs(tx, proofs, changes.tested?.measurement ?? null)
      for (const each of rounds) await writeRound(tx, each.before, each.after)
      await writeIncidents(
        tx,
        incidents.map(({ after }) => after),
      )
      if (isLadder) await writeLadders(tx, before.ladders, ladders)
    }
    const events = eventsOfChange(before, changes, by)
    if (events.length > 0) await record(events, write)
    else await store.transaction(write)
    state = stateAfter(before, changes)
    const sites = proofs.map(({ verdict }) => verdict.site)
    for (const listener of listeners)
      listener({ sites, rounds: rounds.length > 0, incidents: incidents.length > 0, ladders: isLadder })
    return true
  }

  return {
    state: () => state,
    change: (by, change) =>
      inTurn(async () => {
        const changes = change(state)
        return changes !== null && carryOut(by, changes)
      }),
    measurementOf: (site) => readTest(store, site, 'measurement', log),
    fullTestOf: (site) => readTest(store, site, 'fullTest', log),
    incidentsOf: (site) => readIncidentsOf(store, site, log),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
