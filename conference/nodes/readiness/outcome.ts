import { afterTest, ageingOf, asOf, type IncidentSurroundings, verdictCame } from '#conference/readiness'
import type { Changes, ReadinessState, SiteProof } from '#conference/readiness-store'
import type { SiteId } from '#contract'
import type { Incident, Measurement, Thresholds, Verdict } from '#contract/readiness'

/** What follows from a test that was made here: in the record, in every open round, in the incidents of the site. */
export const changesOfTest = (
  { rounds, incidents }: ReadinessState,
  tested: { measurement: Measurement; verdict: Verdict },
  around: IncidentSurroundings,
): Changes => ({
  tested,
  rounds: rounds.map((round) => verdictCame(round, tested.verdict)),
  incidents: afterTest(incidents, tested.verdict, around),
})

/**
 * What follows from what the tier below told of its sites; null: it is known already. What it told last counts, whatever
 * its clock said: it tells the newest verdict of each, in the order in which they were made.
 */
export function changesOfHeard(
  { proofs, rounds }: ReadinessState,
  told: readonly SiteProof[],
  { now, maxAgeMs }: { now: number; maxAgeMs: number },
): Changes | null {
  const isNew = ({ verdict }: SiteProof) => {
    const known = proofs.get(verdict.site)?.verdict
    return known?.measurement !== verdict.measurement
  }
  const heard = told.filter(isNew)
  if (heard.length === 0) return null
  return {
    heard,
    // By our own clock: a round is proven by no proof that the board does not show.
    rounds: rounds.map((round) =>
      heard.reduce(
        (each, { verdict }) => verdictCame(each, { ...asOf(verdict, now, maxAgeMs), at: verdict.at }),
        round,
      ),
    ),
  }
}

export type Help = 'none' | 'called' | 'answered' | 'fixed'

/** Whether somebody sees to a site's call for help. */
export function helpAt(site: SiteId, incidents: readonly Incident[]): Help {
  const found = incidents.find((each) => each.site === site && each.cause.kind === 'help')
  if (!found) return 'none'
  const { state } = found.state
  return state === 'opened' ? 'called' : state === 'answered' ? 'answered' : 'fixed'
}

/** The verdict as it stands now; the same object as long as its proof is no older than it may be. */
export function standing(verdict: Verdict, now: number, { maxAgeMs }: Thresholds): Verdict {
  const ageing = ageingOf(verdict.provedAt, now, maxAgeMs)
  return ageing === 'fresh' || ageing === 'none' ? verdict : asOf(verdict, now, maxAgeMs)
}
