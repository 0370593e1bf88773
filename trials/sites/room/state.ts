import { describeError, type ErrorBody } from '#contract'
import { RequestRefused } from '../wire/answers.ts'
import { SignInRefused } from '../wire/sign-in.ts'

/** Where a synthetic site stands. `media`: whether its transports are joined. */
export type SiteState =
  | { is: 'connecting' }
  | { is: 'seated'; seat: string; media: 'joining' | 'joined' }
  | { is: 'waiting'; reason: string; tryAt: number }
  /** For good: closed here (`null`), or its node said that the seat or the link is gone. */
  | { is: 'ended'; error: ErrorBody | null }

/** Refusals that no second try changes. */
const final: readonly ErrorBody['code'][] = ['auth.link-invalid', 'protocol.mismatch', 'site.unknown']

/** What ends the site for good, null: worth another try. */
export function finalError(error: unknown): ErrorBody | null {
  if (error instanceof SignInRefused && error.trouble === 'link-invalid')
    return describeError('auth.link-invalid')
  return error instanceof RequestRefused && final.includes(error.error.code) ? error.error : null
}

/**
 * How long to wait before try `attempt` (from 0): 0.3, 0.6, 1.2, 2.4, then 5 seconds, each shortened by up to a
 * third so that many sites do not return in the same moment. `random` from 0 to 1.
 */
export function backOffMs(attempt: number, random: number): number {
  return Math.round(Math.min(5_000, 300 * 2 ** Math.min(attempt, 10)) * (1 - random / 3))
}
