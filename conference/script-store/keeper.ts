import { beginScript, type Changed, endLine, type Stamp, standing } from '#conference/script'
import type { EventBody } from '#contract/events'
import type { KeptScript, ScriptStanding } from '#contract/script'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import { dropScript, readScripts, writeScript } from './script-table.ts'

/** The scripts of a node's sessions, in memory and in its store: one a session. */
export interface Scripts {
  /** As consoles are told of them. A script that has not changed is the same object. */
  all(): readonly ScriptStanding[]
  /** Null: nobody has written one. */
  of(session: string): KeptScript | null
  /**
   * Changes the script of a session to what `decide` makes of it; null: nothing. One change after another (H10): `decide`
   * sees what the one before has stored, and may take its time. Resolves when script and events are stored.
   */
  change(
    session: string,
    decide: (now: KeptScript) => Changed | null | Promise<Changed | null>,
  ): Promise<KeptScript>
  /** The session is over: its last line stands in the record, its script is forgotten (H12). */
  end(session: string, stamp: Stamp): Promise<void>
  /** Returns the way to stop. */
  onChange(listener: () => void): () => void
}

export interface ScriptsOptions {
  store: Store
  /** Writes events, and what belongs to them in the same transaction. */
  record: (bodies: readonly EventBody[], also: (tx: Queryable) => Promise<void>) => Promise<unknown>
  log: Log
}

/** Reads what is stored. Nothing has to be closed; the store stays its opener's. */
export async function openScripts({ store, record, log }: ScriptsOptions): Promise<Scripts> {
  const known = await readScripts(store, log)
  const listeners = new Set<() => void>()
  const waiting = new Map<string, Promise<unknown>>()
  let shown: readonly ScriptStanding[] = [...known.values()].map((script) =>
    standing(script, script.revision),
  )

  const put = (session: string, script: KeptScript | null) => {
    const before = known.get(session)
    const content = shown.find((each) => each.session === session)?.content
    if (script) known.set(session, script)
    else known.delete(session)
    shown = [
      ...shown.filter((each) => each.session !== session),
      ...(script ? [standing(script, contentOf(script, before, content))] : []),
    ]
    for (const listener of listeners) listener()
  }
  /** What the record says nothing of has no event to be written with. */
  const write = (events: readonly EventBody[], also: (tx: Queryable) => Promise<void>): Promise<unknown> =>
    events.length > 0 ? record(events, also) : store.transaction(also)
  const inTurn = <T>(session: string, work: () => Promise<T>): Promise<T> => {
    const next = (waiting.get(session) ?? Promise.resolve()).then(work)
    const settled = next
      .catch(() => {})
      .then(() => {
        if (waiting.get(session) === settled) waiting.delete(session)
      })
    waiting.set(session, settled)
    return next
  }

  return {
    all: () => shown,
    of: (session) => known.get(session) ?? null,
    change: (session, decide) =>
      inTurn(session, async () => {
        const before = known.get(session) ?? beginScript(session)
        const changed = await decide(before)
        if (changed === null) return before
        await write(changed.events, (tx) => writeScript(tx, changed.after))
        put(session, changed.after)
        return changed.after
      }),
    end: (session, stamp) =>
      inTurn(session, async () => {
        const before = known.get(session)
        if (!before) return
        const ended = endLine(before, stamp)
        await write(ended?.events ?? [], (tx) => dropScript(tx, session))
        put(session, null)
      }),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Since which revision lines and departures are the same (H11): a change that leaves them is one that keeps the arrays. */
const contentOf = (
  script: KeptScript,
  before: KeptScript | undefined,
  content: number | undefined,
): number =>
  content !== undefined && before?.lines === script.lines && before.departures === script.departures
    ? content
    : script.revision
