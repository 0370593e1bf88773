import type { SiteId } from '#contract'
import type {
  Ladder,
  LadderDone,
  LadderDue,
  LadderStep,
  NoticeReach,
  Verdict,
  Waiver,
} from '#contract/readiness'
import { isReady, isWaived, type Standing, standingsAt } from './standing.ts'
import { beginsAt, stepAfter, stepNow } from './steps.ts'

/** What a session's ladder looks at. */
export interface LadderSituation {
  ladder: Ladder
  session: string
  /** When the session begins, in Unix milliseconds. */
  startsAt: number
  now: number
  /** The newest verdict on every site of the session, also on those that were never tested. */
  verdicts: readonly Verdict[]
  waivers: readonly Waiver[]
}

/**
 * What has to be done now and has not been done: the round of the step that the session is in (D31), and its notices
 * (D32). Steps that were missed are not caught up with.
 */
export function dueNow(situation: LadderSituation, done: LadderDone): LadderDue[] {
  const { ladder, startsAt, now } = situation
  const step = stepNow(ladder, startsAt, now)
  if (!step) return []
  const due: LadderDue[] = []
  const round = done.rounds.includes(step.id) ? null : roundOf(situation, step)
  if (round) due.push(round)
  if (now < beginsAt(step, startsAt) + step.noticeAfterMs) return due
  const lacking = lackingNow(situation, step)
  for (const reach of step.reach) {
    const isTold = done.notices.some((each) => each.step === step.id && each.reach === reach)
    const notices = isTold ? [] : noticesTo(reach, lacking)
    if (notices.length > 0) due.push({ kind: 'notice', step: step.id, reach, notices })
  }
  return due
}

/** What has been done when this has been done as well. */
export const noteDone = (done: LadderDone, due: LadderDue): LadderDone =>
  due.kind === 'start-round'
    ? { ...done, rounds: [...done.rounds, due.step] }
    : { ...done, notices: [...done.notices, { step: due.step, reach: due.reach }] }

/**
 * A round over who is not ready. Before a step that begins no round it is also over those whose proof would be too old
 * then: nobody else would test them.
 */
function roundOf({ ladder, startsAt, now, verdicts }: LadderSituation, step: LadderStep): LadderDue | null {
  if (step.round === null) return null
  const next = stepAfter(ladder, step)
  const isLast = next !== null && next.round === null
  const holdsNow = standingsAt(verdicts, now, step.maxAgeMs)
  const holdsThen = isLast ? standingsAt(verdicts, beginsAt(next, startsAt), next.maxAgeMs) : holdsNow
  const sites = holdsNow.filter((each, at) => !isReady(each) || !isReady(holdsThen[at] ?? each))
  if (sites.length === 0) return null
  const since = isLast
    ? Math.max(now - step.maxAgeMs, beginsAt(next, startsAt) - next.maxAgeMs)
    : now - step.maxAgeMs
  return {
    ...{ kind: 'start-round', step: step.id, form: step.round, proofSince: Math.max(0, since) },
    sites: sites.map(({ site }) => site),
  }
}

/** Who is not ready, and for whom nobody signed. */
function lackingNow({ now, verdicts, waivers, session }: LadderSituation, step: LadderStep): Standing[] {
  return standingsAt(verdicts, now, step.maxAgeMs).filter(
    (each) => !isReady(each) && !isWaived(each.site, session, waivers),
  )
}

/** Each site of itself, each province of its own, the centre of all. The centre's own room is the centre's. */
export function noticesTo(reach: NoticeReach, lacking: readonly Standing[]) {
  const to = new Map<SiteId, Standing[]>()
  for (const each of lacking) {
    const [top = '', province] = each.site.split('-')
    const own = province === undefined ? top : `${top}-${province}`
    if (reach === 'province' && province === undefined) continue
    const who = reach === 'site' ? each.site : reach === 'province' ? own : top
    to.set(who, [...(to.get(who) ?? []), each])
  }
  return [...to].map(([who, sites]) => ({ to: who, sites }))
}
