export { releaseWebRtc } from './release.ts'
export type { SiteState } from './room/state.ts'
export type { SiteStats } from './room/stats.ts'
export { type SyntheticSite, type SyntheticSiteOptions, startSyntheticSite } from './synthetic-site.ts'
