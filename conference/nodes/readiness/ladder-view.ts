import { judgeGate, lackingNow, noticesInForce, situationOf, stepNow } from '#conference/readiness'
import type { NodeId, SiteId } from '#contract'
import type { LadderState } from '#contract/console'
import type { LadderNotice, SessionLadder, SiteDue, Verdict } from '#contract/readiness'

/** A ladder as consoles see it. */
export function ladderStateOf(of: SessionLadder, verdicts: readonly Verdict[], now: number): LadderState {
  const { judged: _judged, notices, ...rest } = of
  const gate = judgeGate(situationOf(of, verdicts, now))
  return {
    ...rest,
    notices: notices.map(({ sites, ...sent }) => {
      const told = new Set(sites.map(({ site }) => receiverOf(sent.reach, site)))
      return { ...sent, sites: sites.length, told: told.size }
    }),
    step: stepNow(of.ladder, of.startsAt, now)?.id ?? null,
    gate,
    lacking: gate.state === 'early' ? lackingNow(of, verdicts, now) : gate.lacking,
  }
}

const receiverOf = (reach: LadderNotice['reach'], site: SiteId): string =>
  reach === 'site' ? site : reach === 'province' ? site.split('-', 2).join('-') : ''

/** The notices of this node's ladders that are in force. */
export const ownNotices = (
  ladders: readonly SessionLadder[],
  { sessions, node }: { sessions: readonly { id: string; title: string }[]; node: NodeId },
  verdicts: readonly Verdict[],
  now: number,
): LadderNotice[] =>
  ladders.flatMap((each) => {
    const title = sessions.find(({ id }) => id === each.session)?.title ?? ''
    return noticesInForce(each, { title, node }, verdicts, now)
  })

/** What the page of each of these sites is told: the session that begins first of those it is not ready for. */
export function dueOfSites(notices: readonly LadderNotice[], now: number): Map<SiteId, SiteDue> {
  const due = new Map<SiteId, SiteDue>()
  for (const { reach, to, title, startsAt } of notices) {
    if (reach !== 'site' || startsAt <= now) continue
    const known = due.get(to)
    if (!known || startsAt < known.startsAt) due.set(to, { title, startsAt })
  }
  return due
}

/** What the technicians of a node are told. */
export const toNode = (notices: readonly LadderNotice[], node: NodeId, now: number): LadderNotice[] =>
  notices.filter(({ reach, to, startsAt }) => reach !== 'site' && to === node && startsAt > now)
