import type { Gate } from '#contract/readiness'
import { asOf } from '../verdict/age.ts'
import type { LadderSituation } from './due.ts'
import { isReady, isWaived, type Standing } from './standing.ts'
import { beginsAt } from './steps.ts'

/**
 * Whether the session may begin (D33, D34). From the gate on nothing is changed at the sites any more, so a proof has
 * to be new enough when the gate opens; one that is made later counts as well.
 */
export function judgeGate(situation: LadderSituation): Gate {
  const { ladder, startsAt, now, session, verdicts, waivers } = situation
  const step = ladder.steps.find(({ id }) => id === ladder.gate.step)
  const opensAt = step ? beginsAt(step, startsAt) : startsAt
  if (now < opensAt) return { state: 'early', opensAt }
  const maxAgeMs = step?.maxAgeMs ?? 0
  const standings = verdicts.map((verdict): Standing => {
    const at = Math.min(now, Math.max(opensAt, verdict.provedAt ?? opensAt))
    return { site: verdict.site, grade: asOf(verdict, at, maxAgeMs).grade }
  })
  const open = standings.filter((each) => !isReady(each))
  const waived = open.filter(({ site }) => isWaived(site, session, waivers))
  const lacking = open.filter(({ site }) => !isWaived(site, session, waivers))
  const figures = { ready: standings.length - open.length, of: standings.length, waived, lacking }
  const [first, ...others] = reasonsIn(situation, lacking, standings)
  return first ? { state: 'not-ready', ...figures, why: [first, ...others] } : { state: 'ready', ...figures }
}

function reasonsIn(
  { ladder: { gate } }: LadderSituation,
  lacking: readonly Standing[],
  all: readonly Standing[],
) {
  const untested = lacking.filter(({ grade }) => grade === 'untested').length
  const needed = Math.ceil(gate.minReadyShare * all.length - 1e-9)
  const stands = new Set(all.map(({ site }) => site))
  const lacks = new Set(lacking.map(({ site }) => site))
  return [
    ...(all.length === 0 ? (['no-sites'] as const) : []),
    ...(all.length - lacking.length < needed ? (['share'] as const) : []),
    ...(untested > gate.maxUntested ? (['untested'] as const) : []),
    ...(gate.always.some((site) => lacks.has(site) || !stands.has(site)) ? (['always'] as const) : []),
  ]
}
