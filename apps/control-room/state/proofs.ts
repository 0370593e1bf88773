import type { NoticeOf, SiteId } from '#contract'
import type { ConsoleNotices } from '#contract/console'
import type { BoardSite, Grade } from '#contract/readiness'

type ReadinessNotice = NoticeOf<ConsoleNotices, 'readiness'>

/** What the node told of its sites' proofs. */
export interface Proofs {
  sites: ReadonlyMap<SiteId, BoardSite>
  /** Counts the changes of who is ready; 0: nothing was heard yet. */
  standing: number
}

export const noProofs: Proofs = { sites: new Map(), standing: 0 }

/** The proofs after a notice: replaced by a whole one, else with the changed rows put over the old ones. */
export function applyReadiness(before: Proofs, { whole, sites }: ReadinessNotice): Proofs {
  const next = new Map(whole ? [] : before.sites)
  for (const row of sites) next.set(row.site, row)
  const isOther = ({ site, grade }: BoardSite) => isReadyGrade(grade) !== isReady(before, site)
  const counts = whole || before.standing === 0 || sites.some(isOther)
  return { sites: next, standing: before.standing + (counts ? 1 : 0) }
}

/** The grade of a site's last proof; who is not told of has none. Null: the node has told nothing yet. */
export function gradeOf({ sites, standing }: Proofs, site: SiteId): Grade | null {
  if (standing === 0) return null
  return sites.get(site)?.grade ?? 'untested'
}

/** When the site was tested last, Unix milliseconds; null: never, or not known. */
export const provedAt = ({ sites }: Proofs, site: SiteId): number | null => sites.get(site)?.provedAt ?? null

const isReadyGrade = (grade: Grade): boolean => grade === 'good' || grade === 'acceptable'

export function isReady(proofs: Proofs, site: SiteId): boolean {
  const grade = gradeOf(proofs, site)
  return grade !== null && isReadyGrade(grade)
}

/** Failed, or without a fresh proof. While the node has told nothing nobody is said to be. */
export const isUnready = (proofs: Proofs, site: SiteId): boolean =>
  proofs.standing > 0 && !isReady(proofs, site)
