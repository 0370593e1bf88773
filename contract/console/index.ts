export { type AccountsOperations, accountsOperations } from './accounts.ts'
export { audienceOperations } from './audiences.ts'
export { type BodyOperations, bodyOperations } from './bodies.ts'
export {
  type CalendarOperations,
  type CountedPlan,
  calendarOperations,
  countedPlan,
  type InvitedSite,
  invitedSite,
} from './calendar.ts'
export { chairOperations } from './chair.ts'
export { type CircuitOperations, circuitOperations } from './circuits.ts'
export { type ConsoleRole, consoleRole, consolesOperations } from './consoles.ts'
export { contentOperations } from './content.ts'
export { controlOperations } from './control.ts'
export { cueOperations } from './cue.ts'
export { type DirectoryOperations, directoryOperations } from './directory.ts'
export { floorOperations } from './floor.ts'
export {
  type LadderState,
  ladderNotices,
  ladderOperations,
  ladderState,
} from './ladder.ts'
export { lineOperations } from './line.ts'
export { type LineageOperations, lineageOperations } from './lineage.ts'
export * from './media.ts'
export * from './notices.ts'
export { type Right, right, rightNames } from './operation.ts'
export * from './operations.ts'
export {
  type ParticipationFilter,
  type ParticipationOperations,
  participationFilter,
  participationOperations,
} from './participation.ts'
export { patrolOperations } from './patrol.ts'
export { qualityNotices, qualityOperations } from './quality.ts'
export { type RoundState, readinessNotices, readinessOperations, roundState } from './readiness.ts'
export { rollCallOperations } from './roll-call.ts'
export { type SavedScene, savedScene, sceneOperations } from './scenes.ts'
export { type ScriptOperations, scriptNotices, scriptOperations } from './script.ts'
export { MAX_FOUND, type SearchOperations, searchOperations } from './search.ts'
export {
  type ChannelState,
  channelState,
  type ListedNotice,
  listedNotice,
  type NoticeOperations,
  noticeOperations,
} from './sent-notices.ts'
export { showingOperations } from './showing.ts'
export { MAX_LINKS_AT_ONCE, type SiteLinkOperations, siteLinkOperations } from './site-links.ts'
