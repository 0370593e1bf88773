import { createLive, type Live } from '#browser/live-state'
import type { SiteId } from '#contract'
import type { QualityAlarm } from '#contract/readiness'
import type { Clock } from '#foundation/time'
import type { QualityAnswer } from '../state/quality.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** How sites are while they are on air. */
export interface QualityWatch {
  /** Alarms that are so now, and those that ended in the last minutes. While the connection is away none is known. */
  live: Live<readonly QualityAlarm[]>
  /** The site that is looked at. */
  looked: Live<{ site: SiteId; answer: QualityAnswer } | null>
  /** Asks for its timeline, and again and again while it is looked at; null: no more. */
  look(site: SiteId | null): void
  close(): void
}

/** Milliseconds; a node samples every five seconds. */
const ASK_EVERY_MS = 10_000

export function createQualityWatch(
  connection: Pick<ConsoleConnection, 'request' | 'onNotice' | 'state'>,
  clock: Pick<Clock, 'setInterval'>,
): QualityWatch {
  const live = createLive<readonly QualityAlarm[]>([])
  const looked = createLive<{ site: SiteId; answer: QualityAnswer } | null>(null)

  const ask = async (site: SiteId) => {
    const tell = (answer: QualityAnswer) =>
      looked.update((now) => (now?.site === site ? { site, answer } : now))
    try {
      tell({ kind: 'here', is: await connection.request('quality.site', { site }) })
    } catch {
      tell({ kind: 'failed' })
    }
  }
  const again = () => {
    const site = looked.get()?.site
    if (site !== undefined) void ask(site)
  }
  connection.onNotice('quality', ({ alarms }) => {
    live.set(alarms)
    again()
  })
  connection.state.subscribe((now, before) => {
    if (now.kind === before.kind) return
    if (now.kind === 'open') return again()
    live.set([])
    looked.update((known) => known && { site: known.site, answer: { kind: 'failed' } })
  })
  const asking = clock.setInterval(again, ASK_EVERY_MS)

  return {
    live,
    looked,
    look(site) {
      looked.set(site === null ? null : { site, answer: { kind: 'asked' } })
      if (site !== null) void ask(site)
    },
    close: () => asking.cancel(),
  }
}
