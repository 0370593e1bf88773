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
  /** All of them or none. */
  record: (bodies: readonly EventBody[]) => Promise<void>
  clock: Clock
  log: Log
}

/** What came first of a site, and when that was seen, Unix milliseconds. */
interface Seen {
  sources: FirstSource[]
  cameAt: number
}

/** What is to be written of each site. */
type Waiting = Map<SiteId, Seen>

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
    // More may come while it is written: that is for the next run.
    const seen = [...sites]
    const bodies = seen.flatMap(([site, { sources, cameAt }]) =>
      done.has(site) ? [] : [{ kind: 'media.came' as const, session, site, sources, cameAt }],
    )
    if (bodies.length > 0) await record(bodies)
    for (const [site] of seen) {
      done.add(site)
      sites.delete(site)
    }
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
      const running = sessions()
      forget(new Set(running.map(({ id }) => id)))
      const came = mediaCameBetween(readings())
      const cameAt = clock.now()
      let isNew = false
      for (const { id, owner } of running)
        for (const [site, sources] of came) {
          if (!isWithin(site, owner) || written.get(id)?.has(site)) continue
          const sites: Waiting = waiting.get(id) ?? new Map()
          if (sites.has(site)) continue
          waiting.set(id, sites.set(site, { sources, cameAt }))
          isNew = true
        }
      if (isNew) latest.trigger()
    },
    close: () => latest.close(),
  }
}
