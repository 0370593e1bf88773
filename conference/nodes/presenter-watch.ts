import { homeNode } from '#conference/sites/ids'
import type { NodeId, SessionState, SiteId } from '#contract'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'

/** How long a presenter that is gone may take to come back over a broken connection, milliseconds. */
const awayMs = 10_000

export interface PresenterWatchOptions {
  node: NodeId
  sessions: () => readonly SessionState[]
  /** Whether the site's content is published here now. */
  offers: (site: SiteId) => boolean
  /** Whether a page that may publish it again has the site's seat. */
  mayOffer: (site: SiteId) => boolean
  /** Says to the owner of each such session that the site's content has ended. */
  endContent: (site: SiteId) => Promise<void>
  /** How long sites have to come back after the node's start, milliseconds. */
  graceMs: number
  clock: Clock
  log: Log
}

/**
 * A presenter whose home is here and that left for good presents no more (N35). Owned by the node; `close()` leaves no
 * timer.
 */
export interface PresenterWatch {
  /** Sessions, seats or what is published may have changed. */
  changed(): void
  /** Its operator ended it: without waiting. */
  ended(site: SiteId): void
  close(): void
}

export function createPresenterWatch(options: PresenterWatchOptions): PresenterWatch {
  const { node, sessions, offers, mayOffer, endContent, graceMs, clock, log } = options
  const allBackAt = clock.now() + graceMs
  const away = new Map<SiteId, Timer>()
  /** Who has offered something since the start: they are back. */
  const back = new Set<SiteId>()
  let closed = false

  const presenters = () =>
    new Set(
      sessions().flatMap(({ presenter }) =>
        presenter !== null && homeNode(presenter) === node ? [presenter] : [],
      ),
    )
  const isGone = (site: SiteId) => !offers(site) && !mayOffer(site)
  const forget = (site: SiteId) => {
    clock.clearTimeout(away.get(site))
    away.delete(site)
  }
  const end = (site: SiteId) =>
    void endContent(site).catch((error) => {
      log.warn('content not ended', { site, error })
      changed()
    })

  const waitFor = (site: SiteId) => (back.has(site) ? awayMs : Math.max(awayMs, allBackAt - clock.now()))

  function changed() {
    // An owner out of reach may answer after the end.
    if (closed) return
    const presenting = presenters()
    for (const site of presenting) if (offers(site)) back.add(site)
    for (const site of [...away.keys()]) if (!presenting.has(site) || !isGone(site)) forget(site)
    for (const site of presenting) {
      if (away.has(site) || !isGone(site)) continue
      const over = () => {
        away.delete(site)
        if (presenters().has(site) && isGone(site)) end(site)
      }
      away.set(site, clock.setTimeout(over, waitFor(site)))
    }
  }

  return {
    changed,
    ended(site) {
      forget(site)
      if (presenters().has(site) && !offers(site)) end(site)
    },
    close() {
      closed = true
      for (const site of [...away.keys()]) forget(site)
    },
  }
}
