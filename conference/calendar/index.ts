export {
  type Acknowledgements,
  acknowledge,
  countsOf,
  mergeAcknowledgements,
  standingOf,
} from './acknowledgements.ts'
export { checkDraft } from './check-draft.ts'
export { invitedBy, type KnownUnit } from './invited.ts'
export {
  announcePlan,
  cancelPlan,
  changePlan,
  closePlan,
  makePlan,
  openPlan,
  type PlanMove,
} from './moves.ts'
export { type PlanAction, requireAllowed } from './states.ts'
