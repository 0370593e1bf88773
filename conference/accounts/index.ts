export { codeUri, newCodeSecret, stepOfCode } from './codes.ts'
export { landingOf, OWN_PAGE, type SignInRules } from './landing.ts'
export { losesLastAdministrator, type WaysIn } from './last-administrator.ts'
export {
  type AttemptKind,
  bindingKinds,
  delayAfter,
  type Failures,
  FORGOTTEN_AFTER_MS,
  lockedUntil,
  withFailure,
} from './lock-out.ts'
export {
  isSameProvider,
  mayCall,
  type Relation,
  relationOf,
  rightsGiven,
  rightsOfAccount,
  type Target,
  type Verdict,
} from './may-call.ts'
export { networkOf } from './network-of.ts'
export {
  normalPassword,
  SHORTEST_PASSWORD,
  type Weakness,
  weaknessOf,
  weaknessWords,
} from './password-rule.ts'
export { lacksRight, notForRole, notOfUnit } from './refused.ts'
export { type Asked, type Row, rightsTable, type TargetKind } from './rows.ts'
export { type CodeDemand, lacksCode } from './second-factor.ts'
