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
  repeatPlan,
} from './moves.ts'
export { type Part, partsOf } from './parts.ts'
export { datesOf, followed, movedTo, type NextDate } from './recurrence.ts'
export { type PlanAction, requireAllowed } from './states.ts'
export { draftFrom, isSameName, templateOf } from './templates.ts'
