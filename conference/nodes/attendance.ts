import type { SiteId } from '#contract'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createLatest } from './latest.ts'

/** Writes into the record which own site came and which went for good (N33). */
export interface Attendance {
  /** A seat has begun or ended. */
  changed(): void
  /** Idempotent. What has not been written is found missing by the next life. */
  close(): void
}

export interface AttendanceOptions {
  /** The sites of which the record says that they are here. */
  recorded: readonly SiteId[]
  /** The sites that hold a seat now. */
  seated: () => readonly SiteId[]
  record: (body: EventBody) => Promise<void>
  /** How long after the start the sites of before may take to come back, milliseconds. */
  graceMs: number
  clock: Clock
  log: Log
}

export function createAttendance(options: AttendanceOptions): Attendance {
  const { recorded, seated, record, graceMs, clock, log } = options
  const here = new Set(recorded)
  /** Who was here in an earlier life and may still come back. */
  const awaited = new Set(recorded)

  const write = async (kind: 'site.connected' | 'site.disconnected', site: SiteId) => {
    await record({ kind, site })
    if (kind === 'site.connected') here.add(site)
    else here.delete(site)
  }
  const latest = createLatest(
    'attendance',
    async () => {
      // A seat that another browser takes over ends and begins in one turn: nobody came or went.
      await null
      const now = new Set(seated())
      const came = [...now].filter((site) => !here.has(site))
      for (const site of now) awaited.delete(site)
      const gone = [...here].filter((site) => !now.has(site) && !awaited.has(site))
      await Promise.all([
        ...came.map((site) => write('site.connected', site)),
        ...gone.map((site) => write('site.disconnected', site)),
      ])
    },
    { clock, log },
  )
  const waiting = clock.setTimeout(() => {
    awaited.clear()
    latest.trigger()
  }, graceMs)

  return {
    changed: () => latest.trigger(),
    close() {
      clock.clearTimeout(waiting)
      latest.close()
    },
  }
}
