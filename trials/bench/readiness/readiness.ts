import { type Bench, percentile, progress, rounded } from '../figure.ts'
import { testBadSites } from './bad-sites.ts'
import { measureOneSite } from './one-site.ts'
import { measureRound } from './round.ts'

/** How long a site's test takes and what it costs, how fast a province is tested, and whether a fault passes for ready. */
export const readiness: Bench = async () => {
  const { tookMs, uplinkKib } = await measureOneSite()
  const round = await measureRound()
  const bad = await testBadSites()
  const falselyReady = [...round.falselyReady, ...bad.falselyReady]
  progress(
    `${round.faults + bad.faults} faults were injected, taken for ready: ${falselyReady.join(', ') || 'none'}`,
  )
  return [
    { bench: 'readiness', figure: 'test_p95', value: rounded(percentile(tookMs, 95) / 1000, 2), unit: 's' },
    {
      bench: 'readiness',
      figure: 'sites_per_minute',
      value: rounded(round.sitesPerMinute),
      unit: 'sites/min',
    },
    { bench: 'readiness', figure: 'uplink_kib_per_site', value: rounded(uplinkKib), unit: 'KiB' },
    { bench: 'readiness', figure: 'false_ready', value: falselyReady.length, unit: 'sites' },
  ]
}
