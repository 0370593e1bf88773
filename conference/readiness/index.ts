export { markOf, trendOf, withMark } from './board/history.ts'
export { type BoardSources, boardFigures, boardSite, projectBoard, type RosterSite } from './board/project.ts'
export { withActing } from './incidents/acting.ts'
export { incidentEvents } from './incidents/events.ts'
export { afterTest } from './incidents/from-tests.ts'
export {
  answerIncident,
  assignIncident,
  callForHelp,
  closeCall,
  fixIncident,
  type IncidentSurroundings,
  isOver,
} from './incidents/life.ts'
export { ownerOf } from './incidents/owner.ts'
export { dueNow, type LadderSituation, noteDone } from './ladder/due.ts'
export { ladderEvents } from './ladder/events.ts'
export { judgeGate } from './ladder/gate.ts'
export {
  climb,
  declareReady,
  type RoundDue,
  setLadder,
  signWaiver,
  situationOf,
  withdrawWaiver,
} from './ladder/session.ts'
export { beginsAt, nextMoment, stepNow } from './ladder/steps.ts'
export { lackingNow, noticesInForce } from './ladder/told.ts'
export { alarmsAfter, freshAlarms, lostAlarms, mostUrgent } from './quality/alarms.ts'
export { figuresOver } from './quality/medians.ts'
export { nowOf, tellingNow } from './quality/now.ts'
export { followQuality, type QualityEvent, type QualityFollowed, unwatched } from './quality/quality.ts'
export type { Found, Sample } from './quality/sample.ts'
export { BUCKET_MS } from './quality/timeline.ts'
export {
  closeRound,
  openRound,
  pauseRound,
  resumeRound,
  retest,
  type Surroundings,
} from './rounds/commands.ts'
export { roundEvents } from './rounds/events.ts'
export {
  afterRestart,
  siteCame,
  siteLeft,
  testBegan,
  testGivenUp,
  testRefused,
  timeOut,
  verdictCame,
} from './rounds/happenings.ts'
export { createLedger, linksOf, type TestCost } from './rounds/links.ts'
export { type Bounds, loadsOf, nextStarts } from './rounds/next.ts'
export { isSettled, type Progress, progressOf, runningIn, sitesIn } from './rounds/progress.ts'
export { type Ageing, ageingOf, asOf } from './verdict/age.ts'
export { carryOver } from './verdict/carry-over.ts'
export { mosOf, ratingOf } from './verdict/e-model.ts'
export { judge, neverTested, RULES_PROGRAM } from './verdict/judge.ts'
export { tiersOf } from './verdict/ways.ts'
