import type { Seat } from './seat.ts'

export interface Claim {
  browser: string
  /** The seat that the page believes it holds. */
  resume?: string | undefined
  takeOver?: boolean | undefined
}

export type ClaimOutcome =
  /** A new seat; the old one, if any, ends first. */
  | { kind: 'new' }
  /** The same seat; `media` says whether the page may go on with the media it has. */
  | { kind: 'same'; media: 'kept' | 'anew' }
  | { kind: 'taken'; since: number }

/** Decides who gets the seat of one site (rules T1 to T6). `seat` is the site's present seat. */
export function decideClaim(seat: Seat | undefined, claim: Claim): ClaimOutcome {
  if (!seat) return { kind: 'new' }
  const media = claim.resume === seat.id ? 'kept' : 'anew'
  if (seat.state === 'adopted') return media === 'kept' ? { kind: 'same', media } : { kind: 'new' }
  if (seat.browser === claim.browser) return { kind: 'same', media }
  if (claim.takeOver) return { kind: 'new' }
  return { kind: 'taken', since: seat.since }
}
