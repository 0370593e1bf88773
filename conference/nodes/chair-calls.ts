import type { ChairCallMemory } from '#conference/sessions'
import { type ChairCall, MAX_CHAIR_CALLS, Refusal, type SessionState, type SiteId } from '#contract'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Queryable } from '#foundation/store'
import type { Clock } from '#foundation/time'

/** How long a call waits for the operators, milliseconds. */
const lastsMs = 15 * 60_000

/** What the chair wants of this tier's operators (N29). Kept in the store; what was asked stands in the record. */
export interface ChairCalls {
  /** In the order of their asking. Replaced, never changed. */
  all(): readonly ChairCall[]
  /** A site that is called already keeps its call. Throws Refusal `session.unknown`. */
  call(session: string, site: SiteId, by: string): Promise<string>
  /** A call that is not there any more is passed over. */
  putAside(call: string, by: string): Promise<void>
  /** Sessions have changed: who was invited or may be heard is called no more, nor in a session that has ended. */
  sessionsChanged(): void
  /** Idempotent. */
  close(): void
}

export interface ChairCallsOptions {
  sessions: () => readonly SessionState[]
  /** Those that waited when the process began are called again. */
  memory: ChairCallMemory
  /** Writes an event, and what belongs to it in the same transaction. */
  record: (body: EventBody, also: (tx: Queryable) => Promise<void>) => Promise<unknown>
  newId: () => string
  clock: Clock
  log: Log
  onChange: () => void
}

export function createChairCalls({
  sessions,
  memory,
  record,
  newId,
  clock,
  log,
  onChange,
}: ChairCallsOptions): ChairCalls {
  let calls: readonly ChairCall[] = memory.waiting
  const calling = new Map<string, Promise<string>>()
  const puttingAside = new Map<string, Promise<void>>()

  const set = (next: readonly ChairCall[]) => {
    calls = next
    onChange()
  }
  const isOpen = ({ session: id, site, at }: ChairCall) => {
    const session = sessions().find((each) => each.id === id)
    if (!session || clock.now() - at >= lastsMs) return false
    const { invited, open } = session.floor
    return !open.includes(site) && !invited.some((each) => each.site === site)
  }
  const forget = (ended: readonly ChairCall[]) => {
    const ids = ended.map(({ id }) => id)
    // Left behind it is swept again at the next start.
    memory.forget(ids).catch((error) => log.warn('calls of the chair not forgotten', { ids, error }))
  }
  const sweep = () => {
    const ended = calls.filter((each) => !isOpen(each))
    if (ended.length === 0) return
    set(calls.filter(isOpen))
    forget(ended)
  }
  sweep()
  const timer = clock.setInterval(sweep, 30_000)

  const add = async (session: string, site: SiteId, by: string) => {
    const added: ChairCall = { id: newId(), session, site, by, at: clock.now() }
    await record({ kind: 'chair.called', call: added }, memory.keep(added))
    const waiting = [...calls, added]
    forget(waiting.slice(0, -MAX_CHAIR_CALLS))
    set(waiting.slice(-MAX_CHAIR_CALLS))
    // The site may have been invited while the call was written.
    sweep()
    return added.id
  }
  const remove = async (call: ChairCall, by: string) => {
    await record({ kind: 'chair.put-aside', call, by }, memory.drop(call.id))
    set(calls.filter(({ id }) => id !== call.id))
  }

  return {
    all: () => calls,
    async call(session, site, by) {
      if (!sessions().some(({ id }) => id === session)) throw new Refusal('session.unknown', { session })
      const known = calls.find((each) => each.session === session && each.site === site)
      if (known) return known.id
      return onceAtATime(calling, `${session} ${site}`, () => add(session, site, by))
    },
    async putAside(id, by) {
      const found = calls.find((each) => each.id === id)
      if (found) await onceAtATime(puttingAside, id, () => remove(found, by))
    },
    sessionsChanged: sweep,
    close: () => timer.cancel(),
  }
}

/** Whoever asks for what is being done already gets the outcome of that: it stands in the record once. */
function onceAtATime<T>(running: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const known = running.get(key)
  if (known) return known
  const begun = work().finally(() => running.delete(key))
  running.set(key, begun)
  return begun
}
