import { setTimeout as wait } from 'node:timers/promises'
import type { SiteId } from '#contract'
import { until } from '#trials/stage'
import type { Theatre } from './theatre.ts'

/** What a link carries, by the counters of its transports at the sending host. */
export interface LinkLoad {
  streams: number
  kbps: number
}

/** Seats sites that only receive, and waits until each of them has `pictures` pictures. */
export async function seatViewers(
  theatre: Theatre,
  sites: readonly SiteId[],
  pictures: number,
): Promise<void> {
  const seated = await Promise.all(sites.map((site) => theatre.seatSynthetic(site, { sends: false })))
  const counts = () =>
    seated.map((site) => site.stats().received.filter(({ keyFrames }) => keyFrames > 0).length)
  await until('every viewer has every picture', counts, (all) => all.every((count) => count === pictures))
  // Key frames that the newcomers asked for are no part of a steady rate.
  await wait(3_000)
}

/** The link from the centre to a province, over a window. Throws when there is no pipe between them. */
export async function readLinkLoad(
  { constellation }: Theatre,
  far: string,
  windowMs: number,
): Promise<LinkLoad> {
  const { host } = constellation.tier('VN')
  const read = async () => {
    const { at, pipes } = await host.request('statistics', {})
    const pipe = pipes.find(({ peer }) => peer === far)
    if (!pipe) throw new Error(`there is no pipe to ${far}`)
    return { at, ...pipe }
  }
  const before = await read()
  await wait(windowMs)
  const after = await read()
  return {
    streams: after.streamsOut,
    kbps: ((after.bytesOut - before.bytesOut) * 8) / (after.at - before.at),
  }
}
