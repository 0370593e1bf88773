import type { EventBody } from '#contract/events'
import type { Round, RoundSite } from '#contract/readiness'
import { sitesIn } from './progress.ts'

/** What the record says of a change of a round; `by` gave the command. A test that begins stands in no record. */
export function roundEvents(before: Round | null, after: Round, by: string): EventBody[] {
  const round = after.id
  if (before === null) {
    const { title, form, session, step, proofSince } = after
    const order = { title, form, session, step, proofSince }
    return [{ kind: 'round.opened', round, order, sites: after.sites.map(({ site }) => site), by }]
  }
  if (before === after) return []
  const earlier = new Map(before.sites.map((each) => [each.site, each]))
  const changes = after.sites.filter((each) => earlier.get(each.site) !== each)
  const again = changes
    .filter(
      (each) => isEnded(earlier.get(each.site)) && (each.state === 'waiting' || each.state === 'absent'),
    )
    .map(({ site }) => site)
  const events: EventBody[] = []
  if (again.length > 0) events.push({ kind: 'round.retested', round, sites: again, by })
  for (const each of changes) {
    const { site } = each
    if (each.state === 'proven')
      events.push({ ...{ kind: 'round.site-ended', round, site, result: 'proven' }, ...resultOf(each) })
    if (each.state === 'failed')
      events.push({ ...{ kind: 'round.site-ended', round, site, result: 'failed' }, ...resultOf(each) })
  }
  if (before.state !== after.state) events.push(stateEvent(after, by))
  return events
}

const isEnded = (each: RoundSite | undefined): boolean => each?.state === 'proven' || each?.state === 'failed'

const resultOf = (each: Extract<RoundSite, { state: 'proven' | 'failed' }>) => ({
  measurement: each.measurement,
  code: each.state === 'failed' ? each.code : null,
})

function stateEvent(after: Round, by: string): EventBody {
  const round = after.id
  switch (after.state) {
    case 'paused':
      return { kind: 'round.paused', round, by }
    case 'running':
      return { kind: 'round.resumed', round, by }
    case 'closed':
      return {
        ...{ kind: 'round.closed', round, by, proven: sitesIn(after, 'proven').length },
        ...{ failed: sitesIn(after, 'failed'), absent: sitesIn(after, 'absent') },
        untested: sitesIn(after, 'waiting', 'late', 'running'),
      }
  }
}
