import type { Incident, IncidentOwner } from '#contract/readiness'

/** What one party has to see to. */
export interface Duty {
  owner: IncidentOwner
  incidents: readonly Incident[]
}

const rank = { opened: 0, answered: 1, fixed: 2, retested: 3, closed: 3 }

/**
 * What is not over, by owner; a provider is one owner for all of its circuits. Whom nobody has answered comes first,
 * then the longest open; the owner with the most before the others.
 */
export function dutiesOf(incidents: readonly Incident[]): Duty[] {
  const groups = new Map<string, Incident[]>()
  for (const each of incidents) {
    if (each.state.state === 'retested' || each.state.state === 'closed') continue
    const key = nameOf(each.owner)
    const group = groups.get(key)
    if (group) group.push(each)
    else groups.set(key, [each])
  }
  return [...groups]
    .toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group
      if (!first) return []
      const sorted = group.toSorted(
        (a, b) => rank[a.state.state] - rank[b.state.state] || a.openedAt - b.openedAt,
      )
      return [{ owner: first.owner, incidents: sorted }]
    })
}

const nameOf = (owner: IncidentOwner): string =>
  owner.party === 'telecom' ? `telecom ${owner.provider}` : owner.party
