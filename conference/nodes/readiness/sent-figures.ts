import type { MediaClient } from '#conference/media'
import type { Found } from '#conference/readiness'
import { type SiteId, sourceOf } from '#contract'
import type { SeatLine } from '#contract/media'
import { median } from './leg-streams.ts'

/**
 * Packets a second of the fullest layer of a site's picture between two looks, `ms` apart (D55). A stream that is new
 * counts from nothing: its page has published anew.
 */
export function pictureRate(site: SiteId, before: SeatLine, now: SeatLine, ms: number): number {
  const source = sourceOf(site, 'camera')
  const grown = now.up
    .filter((stream) => stream.source === source)
    .map(({ id, packets }) => packets - (before.up.find((was) => was.id === id)?.packets ?? 0))
  return Math.max(0, ...grown) / (Math.max(1, ms) / 1000)
}

/** How loud the microphones of the own sites were while they were heard. */
export interface Loudness {
  /** Since it was asked last; that of sites which are not asked about is forgotten. */
  take(sites: readonly SiteId[]): (site: SiteId) => NonNullable<Found['microphone']>
  close(): void
}

export function listenToLevels(media: Pick<MediaClient, 'onNotice'>): Loudness {
  const heard = new Map<SiteId, number[]>()
  const end = media.onNotice(({ name, body }) => {
    if (name !== 'levels') return
    for (const { site, level } of body.levels) heard.set(site, [...(heard.get(site) ?? []), level].slice(-50))
  })
  return {
    take(sites) {
      const taken = new Map(sites.map((site) => [site, median(heard.get(site) ?? [])]))
      heard.clear()
      return (site) => ({ levelDbov: taken.get(site) ?? null })
    },
    close: end,
  }
}
