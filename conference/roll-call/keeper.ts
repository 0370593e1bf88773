import { isBelow, isWithin } from '#conference/sites/ids'
import {
  type NodeId,
  type Presence,
  Refusal,
  type RollCall,
  type RollCallAnswer,
  type RollCallState,
  type SiteId,
} from '#contract'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import { type Answers, answersFrom, entriesOf, keyOf, mergeAnswers, requireAnswerable } from './answers.ts'
import { type Known, readRollCalls, writeAnswers, writeCall } from './roll-call-store.ts'

/**
 * The roll calls that a node knows: its own, those called above it, and what was answered in its part of the tree.
 * Every change resolves when it is stored, with its event where it is one of this tier.
 */
export interface RollCalls {
  /** The oldest first. The same array until something changes. */
  all(): readonly RollCallState[]
  /** Throws Refusal `roll-call.running` while another one runs in the session (R1). */
  open(call: Pick<RollCall, 'session' | 'question' | 'sites' | 'by'>): Promise<string>
  /** Ends one that was called here; ending it again changes nothing. Throws Refusal `roll-call.unknown`. */
  close(id: string, by: string): Promise<void>
  /** Throws Refusal `roll-call.unknown`, and what `requireAnswerable` refuses. */
  answer(given: {
    id: string
    site: SiteId
    presence: Presence
    reason: string | null
    way: RollCallAnswer['way']
    by: string
  }): Promise<void>
  /** Takes over what a neighbour knows: from above calls and answers, from below answers for its own sites (R3). */
  adopt(peer: NodeId, states: readonly RollCallState[]): Promise<void>
  /** What a neighbour is to know of the roll calls of these sessions: at most four of each. */
  tellTo(peer: NodeId, sessions: readonly string[]): RollCallState[]
  onChange(listener: () => void): () => void
}

export interface RollCallsOptions {
  store: Store
  node: NodeId
  /** `now()` in Unix milliseconds. */
  clock: { now(): number }
  newId: () => string
  /** Writes an event, and what belongs to it in the same transaction. */
  record: (body: EventBody, also: (tx: Queryable) => Promise<void>) => Promise<unknown>
  log: Log
}

/** Of each session the newest are exchanged. */
const EXCHANGED = 4

/** Reads what is stored. Nothing has to be closed; the store stays its opener's. */
export async function openRollCalls(options: RollCallsOptions): Promise<RollCalls> {
  const { store, node, clock, newId, record, log } = options
  const known = await readRollCalls(store, log)
  const listeners = new Set<() => void>()
  let shown: readonly RollCallState[] | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** One change after another: each begins from what the one before has stored. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
  const put = (id: string, entry: Known) => {
    known.set(id, entry)
    shown = null
    for (const listener of listeners) listener()
  }
  const called = (id: string): Known => {
    const entry = known.get(id)
    if (!entry) throw new Refusal('roll-call.unknown', { rollCall: id })
    return entry
  }
  const all = () => {
    shown ??= [...known.values()].map(({ call, answers }) => ({ call, entries: entriesOf(answers) }))
    return shown
  }
  const isAbove = (peer: NodeId) => isBelow(node, peer)

  const take = async (peer: NodeId, { call, entries }: RollCallState) => {
    const before = known.get(call.id)
    const fromOwner = isAbove(peer) && isBelow(node, call.owner)
    if (!before && !fromOwner) return
    // Of its own sites a tier below tells all; from above comes what was noted there for ours.
    const part = isAbove(peer) ? node : peer
    const heard: Answers = new Map([...answersFrom(entries)].filter(([site]) => isWithin(site, part)))
    const after: Known = {
      call: fromOwner ? call : (before?.call ?? call),
      answers: mergeAnswers(before?.answers ?? new Map(), heard),
    }
    const isSame = before && JSON.stringify(before.call) === JSON.stringify(after.call)
    const added = newIn(before?.answers, after.answers)
    if (isSame && added.length === 0) return
    await store.transaction(async (tx) => {
      if (!isSame) await writeCall(tx, after.call)
      await writeAnswers(tx, call.id, added)
    })
    put(call.id, after)
  }

  return {
    all,
    open: (wanted) =>
      inTurn(async () => {
        const running = [...known.values()].find(
          ({ call }) => call.session === wanted.session && call.endedAt === null,
        )
        if (running) throw new Refusal('roll-call.running', { by: running.call.by })
        const call: RollCall = { id: newId(), owner: node, at: clock.now(), endedAt: null, ...wanted }
        await record({ kind: 'roll-call.opened', call }, (tx) => writeCall(tx, call))
        put(call.id, { call, answers: new Map() })
        return call.id
      }),
    close: (id, by) =>
      inTurn(async () => {
        const before = called(id)
        if (before.call.endedAt !== null) return
        const call = { ...before.call, endedAt: clock.now() }
        await record({ kind: 'roll-call.closed', rollCall: id, by }, (tx) => writeCall(tx, call))
        put(id, { ...before, call })
      }),
    answer: ({ id, site, ...given }) =>
      inTurn(async () => {
        const before = called(id)
        const earlier = before.answers.get(site) ?? []
        requireAnswerable(
          before.call,
          site,
          earlier.filter(({ tier }) => tier === node),
        )
        // The last one counts, also when another tier's clock is ahead of ours.
        const at = Math.max(clock.now(), (earlier.at(-1)?.at ?? 0) + 1)
        const answer: RollCallAnswer = { ...given, tier: node, at }
        await record({ kind: 'roll-call.answered', rollCall: id, site, answer }, (tx) =>
          writeAnswers(tx, id, [[site, answer]]),
        )
        put(id, { ...before, answers: mergeAnswers(before.answers, new Map([[site, [answer]]])) })
      }),
    adopt: (peer, states) =>
      inTurn(async () => {
        for (const state of states) await take(peer, state)
      }),
    tellTo(peer, sessions) {
      const up = isAbove(peer)
      const isWanted = (site: SiteId, { tier }: RollCallAnswer) =>
        up ? isWithin(tier, node) : isWithin(site, peer) && !isWithin(tier, peer)
      return sessions.flatMap((session) =>
        [...known.values()]
          .filter(({ call }) => call.session === session && (up ? isBelow(node, call.owner) : true))
          .slice(-EXCHANGED)
          .map(({ call, answers }) => ({ call, entries: entriesOf(answers, isWanted) })),
      )
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function newIn(before: Answers | undefined, after: Answers): (readonly [SiteId, RollCallAnswer])[] {
  return [...after].flatMap(([site, answers]) => {
    const keys = new Set(before?.get(site)?.map(keyOf))
    return answers.filter((answer) => !keys.has(keyOf(answer))).map((answer) => [site, answer] as const)
  })
}
