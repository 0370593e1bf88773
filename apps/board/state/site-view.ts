import type { ErrorBody, SiteId } from '#contract'
import type { Incident, Measurement, SiteHistory, Verdict } from '#contract/readiness'

/** What a node answers about a site. */
export interface SiteAnswer {
  verdict: Verdict
  measurement: Measurement | null
  history: SiteHistory
  incidents: readonly Incident[]
}

/** A site that somebody looks at. What came stays while it is asked for again. */
export interface SiteView {
  site: SiteId
  answer:
    | { kind: 'asked' }
    | { kind: 'here'; is: SiteAnswer }
    | { kind: 'failed'; message: ErrorBody['message'] }
}

export const viewOf = (site: SiteId, before: SiteView | null): SiteView =>
  before?.site === site ? before : { site, answer: { kind: 'asked' } }

/** A board goes back by itself when nobody has touched it for so long. */
export const LEFT_ALONE_MS = 90_000
