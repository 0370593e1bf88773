import type { Directions, Finding, Measurement, Verdict } from '#contract/readiness'
import { told } from '../words/told.ts'

/** As far as clocks of a node and of whoever judges may differ. */
const CLOCK_TOLERANCE_MS = 120_000

/** A proof is as old as the oldest that it rests on (D17). */
export const provedAtOf = ({ endedAt, carriedFrom }: Measurement): number =>
  Math.min(endedAt, carriedFrom?.endedAt ?? endedAt)

/** How a proof is for its age. `none`: there is none; `future`: it was made later than now (D17). */
export type Ageing = 'none' | 'fresh' | 'expired' | 'future'

export function ageingOf(provedAt: number | null, now: number, maxAgeMs: number): Ageing {
  if (provedAt === null) return 'none'
  if (provedAt - now > CLOCK_TOLERANCE_MS) return 'future'
  return now - provedAt > maxAgeMs ? 'expired' : 'fresh'
}

/**
 * The verdict as it is at another time: a proof that is older than `maxAgeMs`, or from the future, is none, and the
 * site is untested, its directions unknown (D17). What was found stays readable behind it.
 */
export function asOf(verdict: Verdict, now: number, maxAgeMs: number): Verdict {
  const value = now - (verdict.provedAt ?? now)
  switch (ageingOf(verdict.provedAt, now, maxAgeMs)) {
    case 'none':
    case 'fresh':
      return { ...verdict, at: now }
    case 'future':
      return spoiled(verdict, now, agedFinding('proof.future', null))
    case 'expired':
      return spoiled(verdict, now, agedFinding('proof.expired', { metric: 'ageMs', value, bound: maxAgeMs }))
  }
}

function spoiled(verdict: Verdict, at: number, finding: Finding): Verdict {
  const others = verdict.findings.filter(({ code }) => !code.startsWith('proof.'))
  const { province, centre } = verdict.directions
  const directions = { province: province && unknown, centre: centre && unknown }
  return { ...verdict, at, grade: 'untested', directions, findings: [finding, ...others] }
}

const unknown: Directions = { sees: 'unknown', hears: 'unknown', isSeen: 'unknown', isHeard: 'unknown' }

export function agedFinding(
  code: 'proof.none' | 'proof.expired' | 'proof.future',
  reading: Finding['reading'],
): Finding {
  return told({ code, severity: 'missing', place: 'page', tier: null, reading }, null)
}
