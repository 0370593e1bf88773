import { holderOf, type NodeId, type SessionState, type ShowRequest } from '#contract'
import type { EventBody } from '#contract/events'

/** What the record says about control, rules and requests: every change, once (P7). `tier`: whose operator gave it. */
export function authorityEvents(
  before: SessionState,
  after: SessionState,
  by: string,
  tier: NodeId,
): EventBody[] {
  const { id: session, control, showing, localParts } = after
  const known = new Map(before.showing.requests.map((request) => [request.id, request]))
  const ruled = Object.entries(showing.rules).filter(
    ([province, rule]) => before.showing.rules[province] !== rule || isRenewed(before, after, province),
  )
  return [
    ...(control.fence === before.control.fence
      ? []
      : [
          {
            kind: 'control.passed',
            session,
            from: holderOf(before),
            to: holderOf(after),
            fence: control.fence,
            by,
            tier,
          } as const,
        ]),
    ...(localParts === before.localParts
      ? []
      : [{ kind: 'parts.allowed', session, allowed: localParts, by } as const]),
    ...ruled.map(([province, rule]) => ({ kind: 'showing.ruled', session, province, rule, by }) as const),
    ...showing.requests.flatMap((request) => eventsOf(session, known.get(request.id), request)),
  ]
}

/** The province set its rule again, and what it had agreed to is void. */
const isRenewed = (before: SessionState, after: SessionState, province: NodeId) =>
  before.showing.agreed.some(
    (site) => !after.showing.agreed.includes(site) && (site === province || site.startsWith(`${province}-`)),
  )

function eventsOf(session: string, before: ShowRequest | undefined, request: ShowRequest): EventBody[] {
  const { id, site, province, from, by, note, state, answeredBy, reason, counter } = request
  const named = { session, request: id, site, province }
  if (before === undefined) return [{ kind: 'showing.asked', ...named, note, by, tier: from }]
  if (state === before.state) return []
  switch (state) {
    case 'pending':
      return []
    case 'expired':
      return [{ kind: 'showing.expired', ...named }]
    case 'withdrawn':
      return [{ kind: 'showing.withdrawn', ...named, by: answeredBy, tier: from }]
    default:
      return [
        {
          kind: 'showing.answered',
          ...named,
          answer: state,
          counter,
          reason,
          by: answeredBy,
          tier: province,
        },
      ]
  }
}
