export type { CommandBody, CommandReply, SessionOperation } from './commands.ts'
export {
  createSessionKeeper,
  type OpenSession,
  type SessionKeeper,
  type SessionKeeperOptions,
} from './keeper.ts'
export { sessionMigrations } from './migrations/index.ts'
