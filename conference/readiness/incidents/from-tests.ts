import type { Finding, Incident, Verdict } from '#contract/readiness'
import { isReady } from '../ladder/standing.ts'
import { isFailing } from '../verdict/bands.ts'
import { type IncidentSurroundings, isOver, seenAgain } from './life.ts'
import { ownerOf } from './owner.ts'

/**
 * The incidents after a test of a site: new ones for what fails (D35), those that were found again (D36), and those
 * that are over (D39). An older test than the one that found an incident last says nothing of it. A test is as new as
 * its verdict, also a short one that rests on an older full one.
 */
export function afterTest(
  incidents: readonly Incident[],
  verdict: Verdict,
  around: IncidentSurroundings,
): readonly Incident[] {
  const { site, at, measurement, grade } = verdict
  if (measurement === null) return incidents
  if (isReady({ grade })) {
    const isMended = (each: Incident) =>
      each.site === site && !isOver(each) && at > each.lastSeenAt && (isOfTest(each) || isFixed(each))
    return replace(incidents, isMended, (each) => retested(each, { at, measurement }))
  }
  if (grade !== 'fail') return incidents
  const faults = faultsIn(verdict)
  const isSame = (each: Incident, fault: Finding) => each.site === site && !isOver(each) && isOf(each, fault)
  const isAgain = (each: Incident) => at > each.lastSeenAt && faults.some((fault) => isSame(each, fault))
  const known = replace(incidents, isAgain, (each) => seenAgain(each, at))
  const added = faults.filter((fault) => !incidents.some((each) => isSame(each, fault)))
  return added.length === 0 ? known : [...known, ...added.map((fault) => opened(fault, verdict, around))]
}

/** For each party that has to act the first finding that fails. */
function faultsIn({ findings }: Verdict): Finding[] {
  const failing = findings.filter(({ severity }) => isFailing(severity))
  return failing.filter(({ actor }, at) => failing.findIndex((each) => each.actor === actor) === at)
}

const isOf = ({ cause }: Incident, { code, place }: Finding): boolean =>
  cause.kind === 'test' && cause.code === code && cause.place === place
const isOfTest = ({ cause }: Incident): boolean => cause.kind === 'test'
const isFixed = ({ state }: Incident): boolean => state.state === 'fixed'

function opened(
  fault: Finding,
  { site, at: foundAt }: Verdict,
  { at, lines, newId }: IncidentSurroundings,
): Incident {
  return {
    ...{ id: newId(), site, openedAt: at, lastSeenAt: foundAt, times: 1, reopened: 0 },
    cause: { kind: 'test', code: fault.code, place: fault.place, words: fault.cause },
    owner: ownerOf(fault, site, lines),
    state: { state: 'opened' },
  }
}

function retested(incident: Incident, test: { at: number; measurement: string }): Incident {
  const { state } = incident
  const answered = state.state === 'opened' ? null : state.answered
  const fixed = state.state === 'opened' || state.state === 'answered' ? null : state.fixed
  return { ...incident, state: { state: 'retested', answered, fixed, retested: test } }
}

function replace(
  all: readonly Incident[],
  isMeant: (each: Incident) => boolean,
  change: (each: Incident) => Incident,
): readonly Incident[] {
  return all.some(isMeant) ? all.map((each) => (isMeant(each) ? change(each) : each)) : all
}
