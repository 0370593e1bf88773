export type { CommandBody, CommandReply, SessionOperation } from './commands.ts'
export {
  createSessionKeeper,
  type OpenSession,
  type SessionKeeper,
  type SessionKeeperOptions,
} from './keeper.ts'
export { sessionMigrations } from './migrations/index.ts'
export { type KnownSites, requireScene } from './rules/membership.ts'
