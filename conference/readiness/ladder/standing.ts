import type { SiteId } from '#contract'
import type { Grade, Verdict, Waiver } from '#contract/readiness'
import { asOf } from '../verdict/age.ts'

/** A site and its grade at some time. */
export interface Standing {
  site: SiteId
  grade: Grade
}

export const isReady = ({ grade }: Pick<Standing, 'grade'>): boolean =>
  grade === 'good' || grade === 'acceptable'

/** What the verdicts are worth at a time when a proof may be that old. */
export const standingsAt = (verdicts: readonly Verdict[], at: number, maxAgeMs: number): Standing[] =>
  verdicts.map((verdict) => ({ site: verdict.site, grade: asOf(verdict, at, maxAgeMs).grade }))

/** Whether somebody signed for the site in this session. */
export const isWaived = (site: SiteId, session: string, waivers: readonly Waiver[]): boolean =>
  waivers.some((each) => each.session === session && (each.sites === null || each.sites.includes(site)))
