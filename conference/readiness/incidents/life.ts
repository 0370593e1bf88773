import { Refusal, type SiteId } from '#contract'
import type { Incident, IncidentOwner, LineRecord } from '#contract/readiness'

/** What is around something that opens incidents. */
export interface IncidentSurroundings {
  /** Unix milliseconds. */
  at: number
  lines: readonly LineRecord[]
  newId: () => string
}

interface Act {
  /** Unix milliseconds. */
  at: number
  by: string
}

export const isOver = ({ state }: Incident): boolean => state.state === 'retested' || state.state === 'closed'

/** Somebody at the site pressed the button (D35, D36); the newest words count. It is the province's, at first. */
export function callForHelp(
  incidents: readonly Incident[],
  site: SiteId,
  words: string | null,
  { at, newId }: Omit<IncidentSurroundings, 'lines'>,
): readonly Incident[] {
  const isSame = (each: Incident) => each.site === site && each.cause.kind === 'help' && !isOver(each)
  if (incidents.some(isSame))
    return incidents.map((each) => {
      if (!isSame(each) || each.cause.kind !== 'help') return each
      return { ...seenAgain(each, at), cause: { kind: 'help', words: words ?? each.cause.words } }
    })
  const isTop = !site.includes('-')
  return [
    ...incidents,
    {
      ...{ id: newId(), site, openedAt: at, lastSeenAt: at, times: 1, reopened: 0 },
      cause: { kind: 'help', words },
      owner: { party: isTop ? 'centre' : 'province' },
      state: { state: 'opened' },
    },
  ]
}

/** Found once more; what was called fixed is open again (D36). */
export function seenAgain(incident: Incident, at: number): Incident {
  const again = { ...incident, times: incident.times + 1, lastSeenAt: at }
  return incident.state.state === 'fixed'
    ? { ...again, reopened: incident.reopened + 1, state: { state: 'opened' } }
    : again
}

/** Somebody sees to it (D38); the first one stays. Throws Refusal `incident.over`. */
export function answerIncident(incident: Incident, { at, by }: Act): Incident {
  requireOpen(incident)
  return incident.state.state === 'opened'
    ? { ...incident, state: { state: 'answered', answered: { at, by } } }
    : incident
}

/** Somebody calls it fixed, until the next test (D38). Throws Refusal `incident.over`. */
export function fixIncident(incident: Incident, { at, by, note }: Act & { note: string | null }): Incident {
  const { state } = requireOpen(incident)
  if (state.state !== 'opened' && state.state !== 'answered') return incident
  const answered = state.state === 'answered' ? state.answered : null
  return { ...incident, state: { state: 'fixed', answered, fixed: { at, by }, note } }
}

/** A call for help is over without a test (D39). Throws Refusal `incident.over`, `incident.needs-test`. */
export function closeCall(incident: Incident, closed: Act): Incident {
  const { state, cause } = requireOpen(incident)
  if (cause.kind !== 'help') throw new Refusal('incident.needs-test')
  const answered = state.state === 'opened' ? null : state.answered
  const fixed = state.state === 'fixed' ? state.fixed : null
  return { ...incident, state: { state: 'closed', answered, fixed, closed } }
}

/** Gives it to another owner (D38). Throws Refusal `incident.over`. */
export const assignIncident = (incident: Incident, owner: IncidentOwner): Incident => ({
  ...requireOpen(incident),
  owner,
})

function requireOpen(incident: Incident): Incident {
  if (isOver(incident)) throw new Refusal('incident.over')
  return incident
}
