import type {
  Directions,
  Finding,
  Grade,
  LoopTier,
  Measurement,
  Thresholds,
  Verdict,
} from '#contract/readiness'
import { told } from '../words/told.ts'
import { agedFinding, asOf, provedAtOf } from './age.ts'
import { bySeverity, isFailing } from './bands.ts'
import { loopFindings } from './broken-loops.ts'
import { cameraFindings, microphoneFindings, speakerFindings } from './devices.ts'
import type { Case, Draft } from './draft.ts'
import { legFindings, worstLegOf } from './legs.ts'
import { directionsAt } from './loops.ts'
import { missingFindings } from './missing.ts'
import { inOrder } from './order.ts'
import { pageFindings, personFindings, transportFindings } from './rest.ts'
import { mosAt, symptomFindings } from './symptoms.ts'
import { tiersOf } from './ways.ts'

/** Raised with every change of the rules that may give another verdict; it stands in each verdict. */
export const RULES_PROGRAM = 'readiness 2'

/**
 * What follows from one measurement of a site, at the time `now` (Unix milliseconds). The worst metric wins; what is
 * not known is never good (D1 to D15). The same input gives the same verdict.
 */
export function judge(measurement: Measurement, thresholds: Thresholds, now: number): Verdict {
  const own = tiersOf(measurement.site)
  const named = own.filter((tier) => thresholds.tiers.includes(tier))
  const tiers = named.length > 0 ? named : own
  const around: Case = { measurement, thresholds, tiers }
  const findings = findingsOf(around).map((draft) => told(draft, measurement))
  const ofTiers = <T>(find: (tier: LoopTier) => T) => ({
    province: own.includes('province') ? find('province') : null,
    centre: own.includes('centre') ? find('centre') : null,
  })
  const directions = ofTiers((tier) => directionsAt(around, tier))
  const fresh: Verdict = {
    version: 1,
    site: measurement.site,
    measurement: measurement.id,
    provedAt: provedAtOf(measurement),
    at: now,
    rules: { program: RULES_PROGRAM, thresholds: thresholds.name },
    grade: gradeOf(
      findings,
      tiers.flatMap((tier) => directions[tier] ?? []),
    ),
    directions,
    mos: ofTiers((tier) => mosAt(around, tier)),
    worstLeg: worstLegOf(around),
    person: { saw: measurement.person.saw, heard: measurement.person.heard },
    findings,
  }
  return asOf(fresh, now, thresholds.maxAgeMs)
}

/** A site of which nothing was measured: Chưa kiểm thử (D3). */
export function neverTested(site: Verdict['site'], thresholds: Thresholds, now: number): Verdict {
  const none = { province: null, centre: null }
  return {
    ...{ version: 1, site, measurement: null, provedAt: null, at: now, grade: 'untested' },
    rules: { program: RULES_PROGRAM, thresholds: thresholds.name },
    ...{ directions: none, mos: none, worstLeg: null, person: { saw: null, heard: null } },
    findings: [agedFinding('proof.none', null)],
  }
}

function findingsOf(around: Case): Draft[] {
  const causes = [
    ...pageFindings(around),
    ...cameraFindings(around),
    ...microphoneFindings(around),
    ...speakerFindings(around),
    ...legFindings(around),
  ]
  const scene = { ...around, causes }
  return inOrder([
    ...causes,
    ...loopFindings(scene),
    ...symptomFindings(scene),
    ...personFindings(around),
    ...missingFindings(around),
    ...transportFindings(around),
  ])
}

/** The worst finding decides, and any direction that is not proven (D1). */
function gradeOf(findings: readonly Finding[], directions: readonly Directions[]): Grade {
  const ways = directions.flatMap((each) => Object.values(each))
  const [worst] = findings.map(({ severity }) => severity).toSorted(bySeverity)
  if (worst && isFailing(worst)) return 'fail'
  if (ways.includes('failed')) return 'fail'
  if (worst === 'missing' || ways.includes('unknown')) return 'untested'
  return worst === 'warning' || worst === 'acceptable' ? 'acceptable' : 'good'
}
