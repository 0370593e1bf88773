export { type Batch, type OperatorsLine, type OperatorsLineOptions, openOperatorsLine } from './keeper.ts'
export { operatorsLineMigrations } from './migrations/index.ts'
export { goesTo, mayCome, type Route } from './route.ts'
