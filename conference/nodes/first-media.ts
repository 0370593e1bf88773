import { isWithin } from '#conference/sites/ids'
import type { SessionState, SiteId } from '#contract'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createLatest } from './latest.ts'
import type { Readings } from './link-status.ts'
import { type FirstSource, mediaCameBetween } from './media-came.ts'

/** Writes into the record when the first picture or sound of each own site came in a session (N93). */
export interface FirstMedia {
  /** The media host's counters were read again. */
  read(): void
  /** Idempotent. What was not written by then is seen again by the next life. */
  close(): void
}

export interface FirstMediaOptions {
  readings: () => Readings
  sessions: () => readonly Pick<SessionState, 'id' | 'owner'>[]
  /** The sites of which the record has it for a session. */
  recorded: (session: string) => Promise<readonly SiteId[]>
  record: (body: EventBody) => Promise<void>
  clock: Clock
  log: Log
}

/** What came first of each site, and is to be written. */
type Waiting = Map<SiteId, FirstSource[]>

export function createFirstMedia(options: FirstMediaOptions): FirstMedia {
  const { readings, sessions, recorded, record, clock, log } = options
  /** By session. */
  const written = new Map<string, Set<SiteId>>()
  const waiting = new Map<string, Waiting>()

  const writtenOf = async (session: string): Promise<Set<SiteId>> => {
    const known = written.get(session)
    if (known) return known
    const found = new Set(await recorded(session))
    written.set(session, found)
    return found
  }
  const write = async (session: string, sites: Waiting) => {
    const done = await writtenOf(session)
    // All are settled before what failed is tried again: none is written twice.
    const outcomes = await Promise.allSettled(
      [...sites].map(async ([site, sources]) => {
        if (!done.has(site)) await record({ kind: 'media.came', session, site, sources })
        done.add(site)
        sites.delete(site)
      }),
    )
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  }
  const latest = createLatest(
    'first media',
    async () => {
      for (const [session, sites] of waiting) await write(session, sites)
    },
    { clock, log },
  )
  const forget = (running: ReadonlySet<string>) => {
    for (const bySession of [written, waiting])
      for (const session of bySession.keys()) if (!running.has(session)) bySession.delete(session)
  }

  return {
    read() {
      const now = sessions()
      forget(new Set(now.map(({ id }) => id)))
      const came = mediaCameBetween(readings())
      let isNew = false
      for (const { id, owner } of now)
        for (const [site, sources] of came) {
          if (!isWithin(site, owner) || written.get(id)?.has(site)) continue
          const sites = waiting.get(id) ?? new Map<SiteId, FirstSource[]>()
          if (sites.has(site)) continue
          waiting.set(id, sites.set(site, sources))
          isNew = true
        }
      if (isNew) latest.trigger()
    },
    close: () => latest.close(),
  }
}
