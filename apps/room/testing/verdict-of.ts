import { judge } from '#conference/readiness'
import { measurement, type PageMeasured, thresholds, type Verdict } from '#contract/readiness'

/** What a node would say of what a page measured, if only the loop of the province counted. */
export function verdictOf(site: string, measured: PageMeasured): Verdict {
  const at = Date.now()
  const { siteUp, siteDown } = measured.legs
  const whole = measurement.parse({
    ...measured,
    ...{ version: 1, id: 't1', site, form: 'full', asked: 'site', by: site, startedAt: at, endedAt: at },
    legs: { siteUp, siteDown: { ...siteDown, capacityKbps: 4000 } },
  })
  return judge(whole, thresholds.parse({ tiers: ['province'] }), at)
}
