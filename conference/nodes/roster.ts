import { type CascadePlan, sessionOfSite } from '#conference/cascade'
import { sourcesOf } from '#conference/scenes'
import type { Seat, SeatKeeper, SeatReport } from '#conference/seats'
import { isWithin } from '#conference/sites/ids'
import {
  type NodeId,
  programOf,
  type SessionState,
  type Shown,
  type SiteId,
  type SiteStatus,
  screenFor,
  sourceOf,
} from '#contract'
import { isOnAir } from './conductor/tell-sites.ts'
import type { LocalMedia } from './local-media.ts'
import type { Neighbour } from './neighbour/neighbour.ts'

export interface RosterSources {
  parent: NodeId | null
  seats: SeatKeeper
  localMedia: LocalMedia
  neighbours: () => readonly Neighbour[]
  sessions: () => SessionState[]
  plan: () => CascadePlan
  stillAt: (site: SiteId) => number
  self: NodeId
  /** Since when a console offers content in the name of the own room, Unix milliseconds; null: none does. */
  ownContentSince: () => number | null
  /** Unix milliseconds. */
  now: () => number
}

/** A page says every 2 s what it shows; what it said longer ago than this, milliseconds, is not known to be so still. */
const reportHoldsMs = 10_000

/** Every site here and below that is not simply absent (rule N7); what the tier above is told. */
export function readRoster(from: RosterSources): SiteStatus[] {
  const sessions = from.sessions()
  const own = from.seats.all().map((seat) => statusOf(seat, from, sessions))
  const since = from.ownContentSince()
  // Its operators present for it though nobody is there.
  if (since !== null && !from.seats.of(from.self))
    own.push({ ...absentStatus(from.self, since), content: true })
  return [...own, ...heardFrom(from, ({ peer }) => peer !== from.parent)]
}

/** With the sites above and beside that are on air; what a console is told. */
export function readWiderRoster(from: RosterSources): SiteStatus[] {
  return [...readRoster(from), ...heardFrom(from, ({ peer }) => peer === from.parent)]
}

/** Of the wider roster, the sites that everybody sees or hears now and that are not below the child. */
export function onAirBeyond(
  child: NodeId,
  roster: readonly SiteStatus[],
  sessions: readonly SessionState[],
): SiteStatus[] {
  return roster.filter(
    ({ site }) =>
      !isWithin(site, child) &&
      sessions.some((session) => isOnAir(site, session) || session.floor.open.includes(site)),
  )
}

function heardFrom(from: RosterSources, which: (neighbour: Neighbour) => boolean): SiteStatus[] {
  return from
    .neighbours()
    .filter(which)
    .flatMap(({ heard }) =>
      heard.presence.state === 'up'
        ? heard.roster
        : heard.roster.map((status) => outOfSight(status, heard.presenceSince)),
    )
}

/** A site behind a lost link is not known to be connected: never a stale green. */
const outOfSight = (status: SiteStatus, since: number): SiteStatus =>
  status.state === 'connected' ? { ...status, state: 'reconnecting', since, display: 'silent' } : status

function statusOf(
  seat: Seat,
  { seats, localMedia, plan, stillAt, self, ownContentSince, now }: RosterSources,
  sessions: SessionState[],
): SiteStatus {
  const { site } = seat
  const session = sessionOfSite(site, sessions)
  const report = seats.report(site)
  const base = {
    site,
    devices: report.devices,
    sending: plan().publish[site]?.camera ?? null,
    microphoneOpen: session?.floor.open.includes(site) ?? false,
    stillAt: stillAt(site),
    transport: localMedia.protocolOf(seat.id),
    ...((localMedia.sources().has(sourceOf(site, 'content')) ||
      (site === self && ownContentSince() !== null)) && { content: true }),
  }
  switch (seat.state) {
    case 'live':
      return {
        ...base,
        state: 'connected',
        since: seat.since,
        ...(report.line && { line: report.line }),
        display: displayOf(site, session, report, now()),
      }
    case 'waiting':
      return { ...base, state: 'reconnecting', since: seat.since, display: 'silent' }
    case 'adopted':
      return { ...base, state: 'reconnecting', since: 0, display: 'silent' }
  }
}

/** Holds what a page reports against what is ordered. Its own pictures are drawn locally and need no frames. */
export function displayOf(
  site: SiteId,
  session: SessionState | null,
  report: SeatReport,
  now: number,
): SiteStatus['display'] {
  if (!session || !report.shown || now - report.shownAt > reportHoldsMs) return 'silent'
  if (!report.shown.visible) return 'hidden'
  return agrees(site, session, report.shown) ? 'confirmed' : 'differing'
}

function agrees(site: SiteId, session: SessionState, shown: Shown): boolean {
  if (shown.revision !== programOf(session, site).revision) return false
  const reported = new Map(shown.slots.map((slot) => [slot.slot, slot]))
  return sourcesOf(screenFor(session, site)).every((ordered) => {
    const found = reported.get(ordered.slot)
    const isOwn = ordered.site === site
    return found?.source === ordered.source && (found.advancing || isOwn)
  })
}

/** The rows that differ from what was told before; a site that is gone is told as absent. */
export function changedRows(
  before: ReadonlyMap<SiteId, string>,
  now: readonly SiteStatus[],
  at: number,
): SiteStatus[] {
  const rows = now.filter((status) => before.get(status.site) !== JSON.stringify(status))
  const here = new Set(now.map(({ site }) => site))
  for (const site of before.keys()) if (!here.has(site)) rows.push(absentStatus(site, at))
  return rows
}

export const absentStatus = (site: SiteId, since: number): SiteStatus => ({
  site,
  state: 'absent',
  since,
  devices: { camera: 'unknown', microphone: 'unknown' },
  sending: null,
  microphoneOpen: false,
  display: 'silent',
  stillAt: 0,
  transport: 'none',
})
