export {
  type Controlled,
  grantControl,
  type Passing,
  requireFence,
  requireHolder,
  returnControl,
  takeControl,
} from './control.ts'
export { mayGive } from './may.ts'
export { type EndingPart, partOf, partsToEnd, requirePart } from './parts.ts'
export {
  answerRequest,
  askToShow,
  expireRequests,
  nextExpiry,
  pendingFor,
  requestLastsMs,
  withdrawRequest,
} from './requests.ts'
export { requireConsent, setRule } from './showing.ts'
