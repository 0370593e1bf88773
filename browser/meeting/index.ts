export { type EndOfSession, endOfSession, sessionOfSites } from './end-of-session.ts'
export { EndSessionQuestion } from './end-session-question.tsx'
export { fetchRegistry, stillUrl } from './fetch-registry.ts'
export { foldText, matchesFolded } from './fold-text.ts'
export { createNodeAtHand, type NodeAtHand } from './node-at-hand.ts'
export {
  indexRegistry,
  isAtOrBelow,
  type Labels,
  labelsOf,
  nameOf,
  type RegistryIndex,
  subtree,
  type Unit,
} from './registry-index.ts'
export type { RegistryState } from './registry-store.ts'
export * from './roster.ts'
export { createRosterStore, type RosterState } from './roster-store.ts'
export { chooseSession } from './session-choice.ts'
export { lasted, type Waiting, waitingOf } from './waiting.ts'
