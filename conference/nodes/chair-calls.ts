import { type ChairCall, MAX_CHAIR_CALLS, Refusal, type SessionState, type SiteId } from '#contract'
import type { EventBody } from '#contract/events'
import type { Clock } from '#foundation/time'

/** How long a call waits for the operators, milliseconds. */
const lastsMs = 15 * 60_000

/** What the chair wants of this tier's operators (N29). Kept in memory; what was asked stands in the record. */
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
  record: (body: EventBody) => Promise<unknown>
  newId: () => string
  clock: Clock
  onChange: () => void
}

export function createChairCalls({
  sessions,
  record,
  newId,
  clock,
  onChange,
}: ChairCallsOptions): ChairCalls {
  let calls: readonly ChairCall[] = []

  const set = (next: readonly ChairCall[]) => {
    if (next.length === calls.length && next.every((each, at) => each === calls[at])) return
    calls = next
    onChange()
  }
  const isOpen = ({ session: id, site, at }: ChairCall) => {
    const session = sessions().find((each) => each.id === id)
    if (!session || clock.now() - at >= lastsMs) return false
    const { invited, open } = session.floor
    return !open.includes(site) && !invited.some((each) => each.site === site)
  }
  const sweep = () => set(calls.filter(isOpen))
  const timer = clock.setInterval(sweep, 30_000)

  return {
    all: () => calls,
    async call(session, site, by) {
      if (!sessions().some(({ id }) => id === session)) throw new Refusal('session.unknown', { session })
      const known = calls.find((each) => each.session === session && each.site === site)
      if (known) return known.id
      const added: ChairCall = { id: newId(), session, site, by, at: clock.now() }
      await record({ kind: 'chair.called', call: added })
      set([...calls, added].slice(-MAX_CHAIR_CALLS))
      return added.id
    },
    async putAside(id, by) {
      const found = calls.find((each) => each.id === id)
      if (!found) return
      await record({ kind: 'chair.put-aside', call: found, by })
      set(calls.filter((each) => each.id !== id))
    },
    sessionsChanged: sweep,
    close: () => timer.cancel(),
  }
}
