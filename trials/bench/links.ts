import { setTimeout as wait } from 'node:timers/promises'
import { LOOP_SECONDS } from '#trials/media'
import { siteScene, take } from '../stories/stage.ts'
import { until } from '../stories/until.ts'
import { type Bench, progress, rounded } from './figure.ts'
import { openTheatre, type Theatre } from './theatre.ts'

const sources = ['VN-25-07900', 'VN-25-04795', 'VN-25-08872', 'VN-25-08521']
const beyond = 'VN-19'
/** Whole loops of what the sources play, so that both windows hold the same pictures. */
const windowMs = 2 * LOOP_SECONDS * 1000

/** What the link from the centre to a province carries to 1 and to 30 sites, by its transports' own counters. */
export const links: Bench = async () => {
  const theatre = await openTheatre()
  try {
    for (const site of sources) await theatre.seatSynthetic(site, { sends: true })
    await take(theatre.deskOf('VN'), siteScene('2x2', ...sources))
    const viewers = theatre.communesOf(beyond, 30)
    const [first = '', ...others] = viewers

    await watch(theatre, [first])
    const one = await measure(theatre)
    progress(`1 viewer: ${one.streams} streams, ${one.kbps.toFixed(0)} kbit/s`)
    await watch(theatre, others)
    const thirty = await measure(theatre)
    progress(`30 viewers: ${thirty.streams} streams, ${thirty.kbps.toFixed(0)} kbit/s`)

    const kbpsGrowth = ((thirty.kbps - one.kbps) / one.kbps) * 100
    const figure = (name: string, value: number, unit: 'streams' | 'kbit/s' | 'percent') => ({
      bench: 'links',
      figure: name,
      value,
      unit,
    })
    return [
      figure('streams_1', one.streams, 'streams'),
      figure('streams_30', thirty.streams, 'streams'),
      figure('streams_growth', thirty.streams - one.streams, 'streams'),
      figure('kbps_1', rounded(one.kbps), 'kbit/s'),
      figure('kbps_30', rounded(thirty.kbps), 'kbit/s'),
      figure('kbps_growth_percent', rounded(kbpsGrowth), 'percent'),
    ]
  } finally {
    await theatre.close()
  }
}

/** Seats viewers and waits until every one of them has every picture. */
async function watch(theatre: Theatre, sites: readonly string[]): Promise<void> {
  const seated = await Promise.all(sites.map((site) => theatre.seatSynthetic(site, { sends: false })))
  const pictures = () =>
    seated.map((site) => site.stats().received.filter(({ keyFrames }) => keyFrames > 0).length)
  await until('every viewer has every picture', pictures, (all) =>
    all.every((count) => count === sources.length),
  )
  // Key frames that the newcomers asked for are no part of a steady rate.
  await wait(3_000)
}

async function measure({ constellation }: Theatre): Promise<{ streams: number; kbps: number }> {
  const { host } = constellation.tier('VN')
  const read = async () => {
    const { at, pipes } = await host.request('statistics', {})
    const pipe = pipes.find(({ peer }) => peer === beyond)
    if (!pipe) throw new Error(`there is no pipe to ${beyond}`)
    return { at, ...pipe }
  }
  const before = await read()
  await wait(windowMs)
  const after = await read()
  if (after.streamsOut !== sources.length)
    throw new Error(`the link carries ${after.streamsOut} streams for ${sources.length} sources`)
  return {
    streams: after.streamsOut,
    kbps: ((after.bytesOut - before.bytesOut) * 8) / (after.at - before.at),
  }
}
