import { LOOP_SECONDS } from '#trials/media'
import { siteScene, take } from '#trials/stage'
import { type Bench, type Figure, progress, rounded } from './figure.ts'
import { readLinkLoad, seatViewers } from './link-load.ts'
import { openTheatre } from './theatre.ts'

const sources = ['VN-25-07900', 'VN-25-04795', 'VN-25-08872', 'VN-25-08521']
const far = 'VN-19'
/** Whole loops of what the sources play, so that both windows hold the same pictures. */
const windowMs = 2 * LOOP_SECONDS * 1000

/** What the link from the centre to a province carries to 1 and to 30 sites. */
export const links: Bench = async () => {
  const theatre = await openTheatre()
  try {
    for (const site of sources) await theatre.seatSynthetic(site, { sends: true })
    await take(theatre.deskOf('VN'), siteScene('2x2', ...sources))
    const viewers = theatre.communesOf(far, 30)

    await seatViewers(theatre, viewers.slice(0, 1), sources.length)
    const one = await readLinkLoad(theatre, far, windowMs)
    progress(`1 viewer: ${one.streams} streams, ${one.kbps.toFixed(0)} kbit/s`)
    await seatViewers(theatre, viewers.slice(1), sources.length)
    const thirty = await readLinkLoad(theatre, far, windowMs)
    progress(`30 viewers: ${thirty.streams} streams, ${thirty.kbps.toFixed(0)} kbit/s`)
    if (one.streams === 0 || one.kbps === 0) throw new Error('nothing crosses the link')

    const figure = (name: string, value: number, unit: Figure['unit']): Figure => ({
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
      figure('kbps_growth_percent', rounded(((thirty.kbps - one.kbps) / one.kbps) * 100), 'percent'),
    ]
  } finally {
    await theatre.close()
  }
}
