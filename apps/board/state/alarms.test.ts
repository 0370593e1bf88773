import { expect, test } from 'vitest'
import type { QualityAlarm } from '#contract/readiness'
import { alarmsNow } from './alarms.ts'

const alarm = (site: string, since: number, ended: QualityAlarm['ended'] = null): QualityAlarm => ({
  ...{ site, since, ended, owner: { party: 'site' } },
  worst: { place: 'camera', grade: 'fail', reading: { metric: 'fps', value: 4, bound: 12 } },
  cause: { vi: 'Hình giật.', en: 'The picture is jerky.' },
  todo: { vi: 'Gọi điểm cầu.', en: 'Call the site.' },
})

test('B19: sites on air that are bad now stand with the open matters, the longest first; what has ended does not', () => {
  const all = [
    alarm('VN-25-07900', 30),
    alarm('VN-25-07909', 10, { at: 20, why: 'lost' }),
    alarm('VN-25-04792', 20),
  ]
  expect(alarmsNow(all).map(({ site }) => site)).toEqual(['VN-25-04792', 'VN-25-07900'])
})
