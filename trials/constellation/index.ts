export { type Constellation, startConstellation, type Tier } from './constellation.ts'
export { threeTiers } from './three-tiers.ts'
