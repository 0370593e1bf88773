import type { NodeId, Scene, SessionState, ShowRequest, SiteId } from '#contract'
import { homeOf } from './home.ts'

/** Requests that wait for this tier's answer, the oldest first. */
export const incoming = ({ showing }: SessionState, node: NodeId): ShowRequest[] =>
  showing.requests.filter(({ province, state }) => province === node && state === 'pending')

/** The chosen site, where it can be offered instead of the one that is asked for; null: it can't. */
export const siteToOffer = ({ site, province }: ShowRequest, chosen: SiteId | null): SiteId | null =>
  chosen !== null && chosen !== site && homeOf(chosen) === province ? chosen : null

/** How long an ended request is shown, milliseconds. */
const shownMs = 10 * 60_000

const isFresh = ({ state, answeredAt }: ShowRequest, now: number) =>
  state === 'pending' || now - answeredAt < shownMs

/** What this tier asked for, the newest first; ended ones for ten minutes. */
export const outgoing = ({ showing }: SessionState, node: NodeId, now: number): ShowRequest[] =>
  showing.requests.filter((request) => request.from === node && isFresh(request, now)).toReversed()

/** What was asked of this tier and has ended, the newest first, for ten minutes. */
export const settled = ({ showing }: SessionState, node: NodeId, now: number): ShowRequest[] =>
  showing.requests
    .filter((request) => request.province === node && request.state !== 'pending' && isFresh(request, now))
    .toReversed()

/** What stands between a site and the screen for this tier. */
export function consentFor(session: SessionState, site: SiteId, node: NodeId): 'free' | 'ask' | 'refused' {
  const { owner, showing } = session
  const province = homeOf(site)
  if (province === owner || province === node) return 'free'
  const rule = showing.rules[province] ?? 'automatic'
  if (rule === 'refuse') return 'refused'
  return rule === 'automatic' || showing.agreed.includes(site) ? 'free' : 'ask'
}

const named = ({ slots }: Scene): SiteId[] =>
  slots.flatMap((slot) => (slot.kind === 'site' ? [slot.site] : []))

/** The sites of a scene that can't come on air yet; what is on air already stays. */
export function sitesWithoutConsent(session: SessionState, scene: Scene, node: NodeId): SiteId[] {
  const onAir = named(session.program.scene)
  return named(scene).filter((site) => !onAir.includes(site) && consentFor(session, site, node) !== 'free')
}

/** Whether this site, named in the preview, can't come on air yet. */
export const lacksConsent = (session: SessionState, site: SiteId, node: NodeId): boolean =>
  sitesWithoutConsent(session, { layout: 'full', slots: [{ kind: 'site', site }] }, node).length > 0

/** Until when one of these sites waits for its province's answer, the first that ends; null: none is asked for. */
export function askedUntil({ showing }: SessionState, sites: readonly SiteId[]): number | null {
  const ends = showing.requests.flatMap(({ site, state, expiresAt }) =>
    state === 'pending' && sites.includes(site) ? [expiresAt] : [],
  )
  return ends.length === 0 ? null : Math.min(...ends)
}

/** Whether what was told of a request for this site is of the past: the site is on air, or asked for anew. */
export const isSettledBy = ({ program, showing }: SessionState, site: SiteId): boolean =>
  named(program.scene).includes(site) ||
  showing.requests.some((each) => each.site === site && each.state === 'pending')

/** Of these sites, those whose province can be asked and is not being asked already. */
export const sitesToAsk = (session: SessionState, sites: readonly SiteId[], node: NodeId): SiteId[] =>
  sites.filter(
    (site) =>
      consentFor(session, site, node) === 'ask' &&
      !session.showing.requests.some((each) => each.site === site && each.state === 'pending'),
  )

const waitingIn = ({ showing }: SessionState) =>
  new Set(showing.requests.filter(({ state }) => state === 'pending').map(({ id }) => id))

/** Of what this tier asked for, what was answered between two states so that it can be shown now. */
export function grantedBetween(before: SessionState, after: SessionState, node: NodeId): ShowRequest[] {
  const waited = waitingIn(before)
  return after.showing.requests.filter(
    ({ id, from, state }) =>
      from === node && waited.has(id) && (state === 'accepted' || state === 'countered'),
  )
}

/** Of what this tier asked for, what ended between two states without being granted; not what it took back itself. */
export function deniedBetween(before: SessionState, after: SessionState, node: NodeId): ShowRequest[] {
  const waited = waitingIn(before)
  return after.showing.requests.filter(
    ({ id, from, state }) => from === node && waited.has(id) && (state === 'refused' || state === 'expired'),
  )
}

/** The site that a granted request brings: the one asked for, or the one offered instead. */
export const grantedSite = ({ site, counter }: ShowRequest): SiteId => counter ?? site
