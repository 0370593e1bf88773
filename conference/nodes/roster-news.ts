import type { SiteStatus } from '#contract'
import type { Clock, Timer } from '#foundation/time'

export interface RosterNews {
  /** A row may have changed; reports of many sites are looked at together. */
  changed(): void
  close(): void
}

export interface RosterNewsOptions {
  clock: Clock
  read: () => readonly SiteStatus[]
  /** For those who compare for themselves. */
  onLook: (roster: readonly SiteStatus[]) => void
  /** Something has changed that neighbours have to hear. */
  onNews: () => void
}

/** Shortest time between two looks, milliseconds, and what each row adds to it: 3,321 rows are looked at once a second. */
const lookEveryMs = 150
const lookEveryMsPerRow = 0.25
/** New stills alone are told to neighbours this often: they are told whole, and stills change all the time. */
const stillsEveryMs = 2000

/** Tells neighbours of the roster no more often than it is worth. */
export function createRosterNews({ clock, read, onLook, onNews }: RosterNewsOptions): RosterNews {
  let due: Timer | undefined
  let told = { text: '', stills: '', at: 0 }
  let rows = 0
  let closed = false

  const look = () => {
    due = undefined
    const roster = read()
    onLook(roster)
    rows = roster.length
    const text = JSON.stringify(roster.map(({ stillAt: _, ...rest }) => rest))
    const stills = roster.map(({ stillAt }) => stillAt).join()
    const now = clock.now()
    if (text === told.text && (stills === told.stills || now - told.at < stillsEveryMs)) return
    told = { text, stills, at: now }
    onNews()
  }

  return {
    changed() {
      if (!closed) due ??= clock.setTimeout(look, lookEveryMs + rows * lookEveryMsPerRow)
    },
    close() {
      closed = true
      clock.clearTimeout(due)
    },
  }
}
