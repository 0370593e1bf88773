import type { SiteId } from '#contract'
import type { Acknowledgement, Planned } from '#contract/calendar'
import type { NoticeKind } from '#contract/notices'
import type { LadderNotice } from '#contract/readiness'
import type { Facts } from './facts.ts'
import type { Recipient } from './recipients.ts'

/** A notice that went into the queue before. */
export interface ToldBefore {
  id: string
  kind: NoticeKind
  /** When, in Unix milliseconds. */
  at: number
  /** What it said of its plan, as `toText` writes it; empty for what is of no plan. */
  says: string
}

/** What has been queued, whether it was sent or not. */
export interface Told {
  has(about: string, key: string): boolean
  /** The newest of a plan to somebody, reminders left out. */
  lastOf(about: string, to: Recipient): ToldBefore | null
}

/** A notice that is to go out and is in no queue yet. */
export interface Due {
  /** The same for the same notice to the same address, whenever it is looked for (Q5). */
  key: string
  kind: NoticeKind
  /** The plan, the session or the week, with what a later notice about it follows this one. */
  about: string
  to: Recipient
  says: string
  /** The notice whose place it takes, if that has not been sent. */
  replaces: string | null
  /** Unix milliseconds. */
  until: number
  facts: Facts
}

export interface Situation {
  /** Unix milliseconds. */
  now: number
  plans: readonly Planned[]
  given: (plan: string) => ReadonlyMap<SiteId, Acknowledgement>
  /** Those in force, of other tiers too. */
  ladders: readonly LadderNotice[]
  /** Whether what is not among `ladders` of that session is over; false: whoever runs it may not have spoken yet. */
  isLadderKnown: (session: string) => boolean
  /** Own sites without a focal person today. */
  unnamed: readonly SiteId[]
  /** Of a site of this node; nobody of any other. */
  recipientsOf: (site: SiteId) => readonly Recipient[]
  office: readonly Recipient[]
  /** How long before a session who has not acknowledged is reminded, the longest first. */
  remindBeforeMs: readonly number[]
}

export const keyOf = (about: string, what: string, { site, channel, address }: Recipient): string =>
  [about, what, site, channel, address].join(' ')
