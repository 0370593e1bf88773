export type { Changes, News, ReadinessState, SiteProof } from './change.ts'
export { openReadiness, type Readiness, type ReadinessOptions } from './keeper.ts'
export { readinessMigrations } from './migrations/index.ts'
