export {
  type Acknowledgements,
  acknowledge,
  countsAmong,
  countsOf,
  mergeAcknowledgements,
  standingOf,
} from './acknowledgements.ts'
export { checkDraft } from './check-draft.ts'
export { invitedBy, type KnownUnit } from './invited.ts'
export { invitedSet } from './invites.ts'
export {
  announcePlan,
  cancelPlan,
  changePlan,
  closePlan,
  makePlan,
  openPlan,
  type PlanMove,
} from './moves.ts'
export { type Part, partsOf } from './parts.ts'
export { type PlanAction, requireAllowed } from './states.ts'
