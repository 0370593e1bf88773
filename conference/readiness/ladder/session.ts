import { Refusal } from '#contract'
import type { Gate, Ladder, LadderDue, SessionLadder, Verdict, Waiver } from '#contract/readiness'
import { MAX_WAIVERS } from '#contract/readiness'
import { dueNow, type LadderSituation, noteDone } from './due.ts'
import { judgeGate } from './gate.ts'

/** The round that a step begins. */
export type RoundDue = Extract<LadderDue, { kind: 'start-round' }>

/**
 * The ladder of a session with its time. Set again, for another time or by other steps, everything is due anew; what
 * was signed stays (D45).
 */
export const setLadder = (
  before: SessionLadder | null,
  { session, startsAt, ladder }: { session: string; startsAt: number; ladder: Ladder },
): SessionLadder => ({
  ...{ session, startsAt, ladder, done: { rounds: [], notices: [] }, notices: [] },
  ...{ waivers: before?.waivers ?? [], judged: null, declared: null },
})

export const situationOf = (
  { ladder, session, startsAt, waivers }: SessionLadder,
  verdicts: readonly Verdict[],
  now: number,
): LadderSituation => ({ ladder, session, startsAt, now, verdicts, waivers })

/** Throws Refusal `ladder.too-many-waivers`. */
export function signWaiver(of: SessionLadder, waiver: Waiver): SessionLadder {
  if (of.waivers.length >= MAX_WAIVERS)
    throw new Refusal('ladder.too-many-waivers', { count: of.waivers.length })
  return { ...of, waivers: [...of.waivers, waiver] }
}

/** What was signed counts no more (D45). Throws Refusal `ladder.waiver-unknown`. */
export function withdrawWaiver(of: SessionLadder, waiver: string): SessionLadder {
  const waivers = of.waivers.filter(({ id }) => id !== waiver)
  if (waivers.length === of.waivers.length) throw new Refusal('ladder.waiver-unknown', { waiver })
  return { ...of, waivers }
}

/** What a session that can not be declared ready says: the first of its sites by name. */
const NAMED_SITES = 5

/**
 * Somebody says that the session is ready: only from the gate on, and only when it is (D46). Throws Refusal
 * `ladder.early`, `ladder.not-ready`.
 */
export function declareReady(
  of: SessionLadder,
  verdicts: readonly Verdict[],
  { now, by, labelOf, textOf }: DeclaredBy,
): SessionLadder {
  const gate = judgeGate(situationOf(of, verdicts, now))
  if (gate.state === 'early') throw new Refusal('ladder.early', { opensAt: textOf(gate.opensAt) })
  if (gate.state === 'not-ready') {
    const names = gate.lacking.slice(0, NAMED_SITES).map(({ site }) => labelOf(site))
    const sites = gate.lacking.length > NAMED_SITES ? [...names, '…'] : names
    throw new Refusal('ladder.not-ready', { count: gate.lacking.length, sites: sites.join(', ') })
  }
  return { ...of, judged: gate, declared: { at: now, by } }
}

export interface DeclaredBy {
  now: number
  by: string
  labelOf: (site: string) => string
  /** A moment in words. */
  textOf: (at: number) => string
}

/** What is due now is done: which rounds begin, which notices have gone out, how the gate is judged (D30 to D34). */
export function climb(
  of: SessionLadder,
  verdicts: readonly Verdict[],
  now: number,
): { ladder: SessionLadder; rounds: RoundDue[] } {
  const situation = situationOf(of, verdicts, now)
  const rounds: RoundDue[] = []
  let ladder = of
  for (const due of dueNow(situation, of.done)) {
    ladder = { ...ladder, done: noteDone(ladder.done, due) }
    if (due.kind === 'start-round') rounds.push(due)
    else {
      const { step, reach } = due
      const sent = { step, reach, at: now, sites: due.notices.flatMap(({ sites }) => sites) }
      ladder = { ...ladder, notices: [...ladder.notices, sent] }
    }
  }
  const judged = judgedNow(ladder, judgeGate(situation), now)
  if (judged === ladder.judged) return { ladder, rounds }
  // What the gate says no more was declared too early.
  const declared = judged?.state === 'ready' ? ladder.declared : null
  return { ladder: { ...ladder, judged, declared }, rounds }
}

/** The record has of the gate when it is judged otherwise, not each site on the way. */
function judgedNow({ judged, startsAt }: SessionLadder, gate: Gate, now: number): Gate | null {
  return now >= startsAt || gate.state === 'early' || gate.state === judged?.state ? judged : gate
}
