import { homeNode } from '#conference/sites/ids'
import {
  consentOf,
  MAX_SHOW_REQUESTS,
  type NodeId,
  Refusal,
  type ShowAnswer,
  type Showing,
  type ShowRequest,
  type SiteId,
} from '#contract'

/** How long a request waits for its answer unless told otherwise, milliseconds (A8). */
export const requestLastsMs = 60_000
/** How long an ended request is kept to be seen, milliseconds (A10). */
const endedKeptMs = 10 * 60_000

export interface Asking {
  owner: NodeId
  from: NodeId
  by: string
  at: number
  /** How long a request waits, milliseconds; `requestLastsMs` unless told. */
  lastsMs?: number
}

type Ending = Pick<ShowRequest, 'state' | 'answeredBy' | 'answeredAt'> &
  Partial<Pick<ShowRequest, 'reason' | 'counter'>>

/** Those of the requests that wait and are meant, ended. */
export const endRequests = (
  requests: readonly ShowRequest[],
  isMeant: (request: ShowRequest) => boolean,
  ending: Ending,
): ShowRequest[] =>
  requests.map((request) =>
    request.state === 'pending' && isMeant(request) ? { ...request, ...ending } : request,
  )

/**
 * A request to show a site (A7). Throws Refusal `showing.not-needed` when it may be shown, `showing.refused` when its
 * province shows none, `showing.too-many` when as many wait as can.
 */
export function askToShow(
  showing: Showing,
  { id, site, note }: { id: string; site: SiteId; note: string },
  { owner, from, by, at, lastsMs = requestLastsMs }: Asking,
  labelOf: (site: SiteId) => string,
): Showing {
  const consent = consentOf(showing, site, owner, from)
  if (consent === 'refused') throw new Refusal('showing.refused', { sites: labelOf(site) })
  if (consent !== 'to-be-asked') throw new Refusal('showing.not-needed', { site: labelOf(site) })
  if (pendingFor(showing, site)) return showing
  const kept = keptAt(showing.requests, at)
  if (kept.length >= MAX_SHOW_REQUESTS) throw new Refusal('showing.too-many', { count: kept.length })
  const request: ShowRequest = {
    id,
    site,
    province: homeNode(site),
    from,
    by,
    askedAt: at,
    expiresAt: at + lastsMs,
    note,
    state: 'pending',
    answeredBy: '',
    answeredAt: 0,
    reason: '',
    counter: null,
  }
  return { ...showing, requests: [...kept, request] }
}

export const pendingFor = ({ requests }: Showing, site: SiteId): ShowRequest | undefined =>
  requests.find((request) => request.site === site && request.state === 'pending')

/** The province's answer (A8, A9). Throws Refusal `showing.unknown`, `session.not-in-control`, `showing.over`, `site.unknown`. */
export function answerRequest(
  showing: Showing,
  id: string,
  answer: ShowAnswer,
  { from, by, at }: Omit<Asking, 'owner'>,
  labelOf: (site: SiteId) => string,
): Showing {
  const request = requestOf(showing, id)
  if (from !== request.province)
    throw new Refusal('session.not-in-control', { owner: labelOf(request.province) })
  requirePending(request, at)
  if (answer.kind === 'counter' && homeNode(answer.site) !== request.province)
    throw new Refusal('site.unknown', { site: answer.site })
  const ended = { answeredBy: by, answeredAt: at }
  const end = (ending: Ending) => endRequests(showing.requests, (each) => each.id === id, ending)
  switch (answer.kind) {
    case 'accept':
      return { ...agree(showing, request.site), requests: end({ ...ended, state: 'accepted' }) }
    case 'refuse':
      return { ...showing, requests: end({ ...ended, state: 'refused', reason: answer.reason }) }
    case 'counter': {
      const { site, reason } = answer
      return {
        ...agree(showing, site),
        requests: end({ ...ended, state: 'countered', counter: site, reason }),
      }
    }
  }
}

/** Who asked takes the request back (A8). Throws Refusal `showing.unknown`, `session.not-in-control`, `showing.over`. */
export function withdrawRequest(
  showing: Showing,
  id: string,
  { from, by, at }: Omit<Asking, 'owner'>,
  labelOf: (site: SiteId) => string,
): Showing {
  const request = requestOf(showing, id)
  if (from !== request.from) throw new Refusal('session.not-in-control', { owner: labelOf(request.from) })
  requirePending(request, at)
  const ending: Ending = { state: 'withdrawn', answeredBy: by, answeredAt: at }
  return { ...showing, requests: endRequests(showing.requests, (each) => each.id === id, ending) }
}

/** What nobody answered in time ends (A8); the same showing when there is nothing of the kind. */
export function expireRequests(showing: Showing, at: number): Showing {
  const isOver = (request: ShowRequest) => request.expiresAt <= at
  if (!showing.requests.some((request) => request.state === 'pending' && isOver(request))) return showing
  const ending: Ending = { state: 'expired', answeredBy: '', answeredAt: at }
  return { ...showing, requests: endRequests(showing.requests, isOver, ending) }
}

/** When the next request expires; null: none waits. */
export function nextExpiry({ requests }: Showing): number | null {
  const moments = requests.filter(({ state }) => state === 'pending').map(({ expiresAt }) => expiresAt)
  return moments.length === 0 ? null : Math.min(...moments)
}

const agree = (showing: Showing, site: SiteId): Showing =>
  showing.agreed.includes(site) ? showing : { ...showing, agreed: [...showing.agreed, site] }

/** Those that wait, and of the ended ones the newest for which there is time and room (A10). */
function keptAt(requests: readonly ShowRequest[], at: number): ShowRequest[] {
  const fresh = requests.filter(
    ({ state, answeredAt }) => state === 'pending' || at - answeredAt < endedKeptMs,
  )
  let surplus = fresh.length - (MAX_SHOW_REQUESTS - 1)
  return fresh.filter(({ state }) => state === 'pending' || surplus-- <= 0)
}

function requestOf({ requests }: Showing, id: string): ShowRequest {
  const request = requests.find((each) => each.id === id)
  if (!request) throw new Refusal('showing.unknown', { request: id })
  return request
}

function requirePending({ state, expiresAt }: ShowRequest, at: number): void {
  if (state !== 'pending') throw new Refusal('showing.over', { state })
  if (expiresAt <= at) throw new Refusal('showing.over', { state: 'expired' })
}
