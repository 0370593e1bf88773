import { openWholeProvince } from '../../stories/whole-province.ts'
import { percentile, progress } from '../figure.ts'
import type { Injected } from './bad-sites.ts'

/** As many at once as a node tests by default. */
const atOnce = 16
/** So long each tier is looked at: the test of a synthetic site then takes what that of a page takes. */
const lookMs = 6000

export interface WholeRound extends Injected {
  sitesPerMinute: number
}

/**
 * A round over the 148 communes of a province, two of them real Chromium pages, at processes of their own, until each
 * is proven, named with its cause, or known to be absent.
 */
export async function measureRound(): Promise<WholeRound> {
  const province = await openWholeProvince({
    ...{ atOnce, pages: 2, settledWithinMs: 300_000 },
    manner: { lookMs, patienceMs: 8000 },
  })
  try {
    const { sites, pages, expected } = province
    const began = performance.now()
    const { sites: ended } = await province.settled(await province.openRound())
    const minutes = (performance.now() - began) / 60_000
    const present = ended.filter(({ state }) => state !== 'absent')
    const unlucky = ended.flatMap((each) =>
      each.state === 'failed' && !expected.has(each.site) ? [`${each.site} ${each.code}`] : [],
    )
    const took = (await province.measuredInRounds()).map(({ site, startedAt, endedAt }) => ({
      isPage: pages.includes(site),
      seconds: (endedAt - startedAt) / 1000,
    }))
    const middle = (isPage: boolean) =>
      percentile(
        took.filter((each) => each.isPage === isPage).map(({ seconds }) => seconds),
        50,
      ).toFixed(1)
    progress(
      `round: ${sites.length} sites in ${(minutes * 60).toFixed(0)} s, ${atOnce} at once; a test took ` +
        `${middle(false)} s at synthetic sites, ${middle(true)} s at pages; well and not proven: ${unlucky.join(', ') || 'none'}`,
    )
    const faulty = [...expected].filter(([, { state }]) => state === 'failed').map(([site]) => site)
    const falselyReady = ended
      .filter(({ site, state }) => state === 'proven' && faulty.includes(site))
      .map(({ site }) => site)
    return { sitesPerMinute: present.length / minutes, faults: faulty.length, falselyReady }
  } finally {
    await province.close()
  }
}
