import type { QualityAlarm, SiteQuality } from '#contract/readiness'

const worst: QualityAlarm['worst'] = {
  place: 'siteUp',
  grade: 'fail',
  reading: { metric: 'lossShare', value: 0.052, bound: 0.02 },
}

/** A site on air that loses packets on its line up. */
export const alarm = (site: string, changes: Partial<QualityAlarm> = {}): QualityAlarm => ({
  ...{ site, since: 0, worst, ended: null },
  owner: { party: 'telecom', provider: 'VNPT', circuit: 'PTO-1', phone: '1800 1166' },
  cause: {
    vi: 'Mất gói ở đường lên của điểm cầu: 5,2 %, tối đa 2 %.',
    en: "Packets are lost, the site's line upward: 5.2 %, at most 2 %.",
  },
  todo: {
    vi: 'Kiểm tra dây mạng, dùng mạng dây thay Wi-Fi; nếu vẫn mất gói, báo nhà cung cấp.',
    en: 'Look at the network cable, use a cable instead of Wi-Fi; if it stays, tell the provider.',
  },
  ...changes,
})

/** A site that is on air and poor. */
export const quality = (site: string, changes: Partial<SiteQuality> = {}): SiteQuality => ({
  ...{ site, at: 0, rules: { program: 'readiness 2', thresholds: 'proposed-1' }, isWatched: true },
  now: { grade: 'fail', worst },
  figures: { legs: { siteUp: { lossShare: 0.052, jitterMs: 6, rttMs: 38 } }, fps: 25, levelDbov: -28 },
  alarm: alarm(site),
  timeline: [{ from: 0, samples: { good: 60, acceptable: 6, fail: 12, unknown: 5 }, worst }],
  ...changes,
})
