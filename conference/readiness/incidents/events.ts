import type { EventBody } from '#contract/events'
import type { Incident } from '#contract/readiness'

/** What the record says of changes of incidents; `by` gave the command, or ran the test (D40). */
export function incidentEvents(
  before: readonly Incident[],
  after: readonly Incident[],
  by: string,
): EventBody[] {
  if (before === after) return []
  const earlier = new Map(before.map((each) => [each.id, each]))
  return after.flatMap((each) => eventsOf(earlier.get(each.id), each, by))
}

function eventsOf(before: Incident | undefined, after: Incident, by: string): EventBody[] {
  if (!before) return [{ kind: 'incident.opened', incident: after }]
  if (before === after) return []
  const incident = after.id
  const events: EventBody[] = []
  if (before.owner !== after.owner)
    events.push({ kind: 'incident.assigned', incident, owner: after.owner, by })
  if (before.reopened < after.reopened) events.push({ kind: 'incident.reopened', incident, by })
  const { state } = after
  if (before.state.state === state.state) return events
  if (state.state === 'answered') events.push({ kind: 'incident.answered', incident, by })
  if (state.state === 'fixed') events.push({ kind: 'incident.fixed', incident, note: state.note, by })
  if (state.state === 'closed') events.push({ kind: 'incident.closed', incident, by })
  if (state.state === 'retested')
    events.push({ kind: 'incident.retested', incident, measurement: state.retested.measurement })
  return events
}
