export { openRollCalls, type RollCalls, type RollCallsOptions } from './keeper.ts'
export { rollCallMigrations } from './migrations/index.ts'
