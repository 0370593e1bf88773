import { LINE_SHOWN, type LineMessage, type NodeId } from '#contract'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import type { Clock } from '#foundation/time'
import { readAfter, readNewest, readPassed, type Stored, writeMessage, writePassed } from './line-store.ts'

/** Messages that a neighbour is to be told next. */
export interface Batch {
  messages: LineMessage[]
  /** When it has them, `passed` is called with this. */
  upTo: number
}

/** The operators' line of one node, in its store. Words are answered, shown and passed on when they are stored. */
export interface OperatorsLine {
  /** The newest that this tier said or that is for it, in the order in which they came. Replaced, never changed. */
  all(): readonly LineMessage[]
  say(said: Pick<LineMessage, 'session' | 'to' | 'text'>, by: string): Promise<string>
  /** What a neighbour brings; what is known already changes nothing. */
  receive(messages: readonly LineMessage[], via: NodeId): Promise<void>
  /** What that neighbour has not yet acknowledged, of what goes there; null: it has everything. */
  pendingFor(peer: NodeId, goes: (stored: Stored) => boolean): Promise<Batch | null>
  passed(peer: NodeId, upTo: number): Promise<void>
  onChange(listener: () => void): () => void
}

export interface OperatorsLineOptions {
  store: Store
  node: NodeId
  clock: Clock
  newId: () => string
  /** Writes an event, and what belongs to it in the same transaction. */
  record: (body: EventBody, also: (tx: Queryable) => Promise<void>) => Promise<unknown>
  log: Log
}

/** As many messages as go to a neighbour at once. */
const BATCH = 50

/** Reads what is stored. Nothing has to be closed; the store stays its opener's. */
export async function openOperatorsLine(options: OperatorsLineOptions): Promise<OperatorsLine> {
  const { store, node, clock, newId, record, log } = options
  const listeners = new Set<() => void>()
  const isOurs = ({ from, to }: LineMessage) => to === null || to === node || from === node
  let shown: readonly LineMessage[] = (await readNewest(store, log)).filter(isOurs)
  let last: Promise<unknown> = Promise.resolve()

  /** One after another: arrivals are counted in the order in which they are stored (O1). */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
  const show = (added: readonly LineMessage[]) => {
    shown = [...shown, ...added.filter(isOurs)].slice(-LINE_SHOWN)
    for (const listener of listeners) listener()
  }

  return {
    all: () => shown,
    say: ({ session, to, text }, by) =>
      inTurn(async () => {
        const message = { id: newId(), session, from: node, to, by, at: clock.now(), text }
        await record({ kind: 'line.said', message }, async (tx) => {
          await writeMessage(tx, message, null)
        })
        show([message])
        return message.id
      }),
    receive: (messages, via) =>
      inTurn(async () => {
        const added = await store.transaction(async (tx) => {
          const fresh: LineMessage[] = []
          for (const message of messages) if (await writeMessage(tx, message, via)) fresh.push(message)
          return fresh
        })
        if (added.length > 0) show(added)
      }),
    async pendingFor(peer, goes) {
      let from = await readPassed(store, peer)
      for (;;) {
        const { stored, last } = await readAfter(store, from, BATCH)
        if (last === null) return null
        const messages = stored.filter(goes).map(({ message }) => message)
        if (messages.length > 0) return { messages, upTo: last }
        await writePassed(store, peer, last)
        from = last
      }
    },
    passed: (peer, upTo) => writePassed(store, peer, upTo),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
