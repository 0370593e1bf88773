export { releaseWebRtc } from './release.ts'
export type { SiteState } from './room/state.ts'
export type { SiteStats } from './room/stats.ts'
export type { TestMade, TestWish } from './self-test/run.ts'
export {
  type SyntheticSite,
  type SyntheticSiteOptions,
  startSyntheticSite,
  type TestManner,
} from './synthetic-site.ts'
