import type { NodeId } from '#contract'
import type { LadderNotice, SessionLadder, Verdict } from '#contract/readiness'
import { noticesTo } from './due.ts'
import { isReady, isWaived, type Standing, standingsAt } from './standing.ts'

/** Who is not ready by what the gate asks for, and nobody has signed for. */
export function lackingNow(
  { ladder, session, waivers }: SessionLadder,
  verdicts: readonly Verdict[],
  now: number,
): Standing[] {
  const gate = ladder.steps.find(({ id }) => id === ladder.gate.step)
  return standingsAt(verdicts, now, gate?.maxAgeMs ?? 0).filter(
    (each) => !isReady(each) && !isWaived(each.site, session, waivers),
  )
}

/**
 * The notices that are in force: the newest of each reach, until the session begins, of those who are still not ready
 * (D47).
 */
export function noticesInForce(
  { session, startsAt, ladder, notices, waivers }: SessionLadder,
  { title, node }: { title: string; node: NodeId },
  verdicts: readonly Verdict[],
  now: number,
): LadderNotice[] {
  if (now >= startsAt) return []
  const of = new Map(verdicts.map((verdict) => [verdict.site, verdict]))
  const newest = new Map(notices.map((sent) => [sent.reach, sent]))
  return [...newest.values()].flatMap(({ step, reach, at, sites }) => {
    const maxAgeMs = ladder.steps.find(({ id }) => id === step)?.maxAgeMs ?? 0
    const known = sites.flatMap(({ site }) => of.get(site) ?? [])
    const still = standingsAt(known, now, maxAgeMs).filter(
      (each) => !isReady(each) && !isWaived(each.site, session, waivers),
    )
    return noticesTo(reach, still).map((notice) => ({
      ...{ session, title, startsAt, node, step, reach, at },
      ...notice,
    }))
  })
}
