export { readAttendance } from './attendance-memory.ts'
export { type ChairCallMemory, openChairCallMemory } from './chair-call-memory.ts'
export type { CommandBody, CommandReply } from './command.ts'
export type { SessionOperation } from './commands.ts'
export {
  createSessionKeeper,
  type OpenSession,
  type SessionKeeper,
  type SessionKeeperOptions,
} from './keeper.ts'
export { sessionMigrations } from './migrations/index.ts'
export { openPatrolMemory, type PatrolMemory } from './patrol-memory.ts'
export { followSpeaker, nextLook, nobodySpeaks, type Speaking } from './rules/current-speaker.ts'
export { type KnownSites, requireScene, sitesLentTo } from './rules/membership.ts'
export type { EventPage, SessionRecord, TestedThen } from './session-record.ts'
export { openStandingRule, type StandingRule } from './standing-rule.ts'
