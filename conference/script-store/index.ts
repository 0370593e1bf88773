export { openScripts, type Scripts, type ScriptsOptions } from './keeper.ts'
export { scriptMigrations } from './migrations/index.ts'
