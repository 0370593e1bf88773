import { Refusal, type SiteId } from '#contract'
import { type Clock, formatVietnamTime, type Timer } from '#foundation/time'
import { type Claim, decideClaim } from './claim.ts'
import { noReport, type Seat, type SeatConnection, type SeatReport } from './seat.ts'

export interface SeatKeeperOptions {
  clock: Clock
  /** Gives a fresh seat id. */
  newId: () => string
  /** How long a seat waits for its page, in milliseconds. */
  graceMs: number
  /** The seat's media has no owner any more. */
  onEnded: (seat: { id: string; site: SiteId }) => void
  /** A seat came, changed its state or is gone. */
  onChange: (site: SiteId) => void
  /** Its page reported something else about itself. */
  onReport: (site: SiteId) => void
}

/** Holds the seats of one node. Owned by the node; `close()` ends every connection. */
export interface SeatKeeper {
  /**
   * Seats a page. Throws `Refusal` `seat.taken`.
   * `resumed`: the page goes on with the media it has.
   */
  claim(site: SiteId, claim: Claim, connection: SeatConnection): { seat: string; resumed: boolean }
  /** The connection is gone, the page may come back. Ignored from a connection that was already replaced. */
  lost(seat: string, connection: SeatConnection): void
  /** The site left, or lost the right to its seat. */
  end(site: SiteId, reason: 'taken-over' | 'revoked' | 'closed'): void
  /** Takes over seats whose media outlived an earlier control process. */
  adopt(seats: { id: string; site: SiteId }[]): void
  of(site: SiteId): Seat | undefined
  byId(seat: string): Seat | undefined
  all(): Seat[]
  report(site: SiteId): SeatReport
  setReport(site: SiteId, part: Partial<SeatReport>): void
  close(): void
}

export function createSeatKeeper(options: SeatKeeperOptions): SeatKeeper {
  const { clock, newId, graceMs, onEnded, onChange, onReport } = options
  const seats = new Map<SiteId, Seat>()
  const reports = new Map<SiteId, SeatReport>()
  const timers = new Map<string, Timer>()

  const stopWaiting = (seat: Seat) => {
    clock.clearTimeout(timers.get(seat.id))
    timers.delete(seat.id)
  }

  const remove = (seat: Seat) => {
    stopWaiting(seat)
    seats.delete(seat.site)
    reports.delete(seat.site)
    onEnded({ id: seat.id, site: seat.site })
    onChange(seat.site)
  }

  const waitFor = (seat: Seat) => {
    timers.set(
      seat.id,
      clock.setTimeout(() => remove(seat), graceMs),
    )
  }

  return {
    claim(site, claim, connection) {
      const present = seats.get(site)
      const outcome = decideClaim(present, claim)
      if (outcome.kind === 'taken')
        throw new Refusal('seat.taken', { since: formatVietnamTime(outcome.since) })
      if (present) stopWaiting(present)
      if (present?.state === 'live') present.connection.end('taken-over')
      if (outcome.kind === 'new' && present) remove(present)
      // Whatever the page before showed, this one has yet to say what it shows.
      const report = reports.get(site)
      if (report) reports.set(site, { ...report, shown: null, shownAt: 0, line: null })

      const id = outcome.kind === 'same' && present ? present.id : newId()
      seats.set(site, { state: 'live', id, site, browser: claim.browser, since: clock.now(), connection })
      onChange(site)
      return { seat: id, resumed: outcome.kind === 'same' && outcome.media === 'kept' }
    },

    lost(id, connection) {
      const seat = [...seats.values()].find((one) => one.id === id)
      if (seat?.state !== 'live' || seat.connection !== connection) return
      const now = clock.now()
      const waiting: Seat = {
        state: 'waiting',
        id,
        site: seat.site,
        browser: seat.browser,
        since: now,
        until: now + graceMs,
      }
      seats.set(seat.site, waiting)
      waitFor(waiting)
      onChange(seat.site)
    },

    end(site, reason) {
      const seat = seats.get(site)
      if (!seat) return
      if (seat.state === 'live') seat.connection.end(reason)
      remove(seat)
    },

    adopt(found) {
      for (const { id, site } of found) {
        if (seats.has(site)) continue
        const seat: Seat = { state: 'adopted', id, site, until: clock.now() + graceMs }
        seats.set(site, seat)
        waitFor(seat)
      }
    },

    of: (site) => seats.get(site),
    byId: (id) => [...seats.values()].find((seat) => seat.id === id),
    all: () => [...seats.values()],
    report: (site) => reports.get(site) ?? noReport,
    setReport(site, part) {
      if (!seats.has(site)) return
      reports.set(site, { ...(reports.get(site) ?? noReport), ...part })
      onReport(site)
    },

    close() {
      for (const timer of timers.values()) clock.clearTimeout(timer)
      timers.clear()
      for (const seat of seats.values()) if (seat.state === 'live') seat.connection.end('closed')
      seats.clear()
      reports.clear()
    },
  }
}
