import type { FaultPlace, LoopTier } from '#contract/readiness'

export const placeWords: Record<FaultPlace, { vi: string; en: string }> = {
  page: { vi: 'trang của điểm cầu', en: "the site's page" },
  device: { vi: 'thiết bị tại điểm cầu', en: "the site's devices" },
  siteUp: { vi: 'đường lên của điểm cầu', en: "the site's line upward" },
  siteDown: { vi: 'đường xuống của điểm cầu', en: "the site's line downward" },
  siteLine: { vi: 'đường truyền của điểm cầu', en: "the site's line" },
  uplinkUp: { vi: 'đường từ tỉnh lên trung ương', en: "the province's uplink upward" },
  uplinkDown: { vi: 'đường từ trung ương xuống tỉnh', en: "the province's uplink downward" },
  uplink: { vi: 'đường tỉnh – trung ương', en: "the province's uplink" },
  province: { vi: 'máy chủ cấp tỉnh', en: "the province's node" },
  centre: { vi: 'máy chủ trung ương', en: "the centre's node" },
}

export const tierWords: Record<LoopTier, { vi: string; en: string }> = {
  province: { vi: 'tỉnh', en: 'the province' },
  centre: { vi: 'trung ương', en: 'the centre' },
}
