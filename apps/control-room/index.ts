/** What another page of the operators' side reads in the same way. */
export { fetchRegistry, stillUrl } from './edge/fetch-registry.ts'
export { lasted, type Waiting, waitingOf } from './state/floor.ts'
export { foldText, matchesFolded } from './state/fold-text.ts'
export { type Labels, nameOf, type RegistryIndex, type Unit } from './state/registry-index.ts'
export type { Roster } from './state/roster.ts'
export { chooseSession } from './state/session-choice.ts'
export { createRegistryStore, type RegistryState } from './stores/registry-store.ts'
export { createRosterStore, type RosterState } from './stores/roster-store.ts'
