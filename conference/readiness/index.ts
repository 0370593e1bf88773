export { markOf, trendOf, withMark } from './board/history.ts'
export { type BoardSources, boardFigures, boardSite, projectBoard, type RosterSite } from './board/project.ts'
export { incidentEvents } from './incidents/events.ts'
export { afterTest } from './incidents/from-tests.ts'
export {
  answerIncident,
  assignIncident,
  callForHelp,
  fixIncident,
  type IncidentSurroundings,
  isOver,
} from './incidents/life.ts'
export { ownerOf } from './incidents/owner.ts'
export { dueNow, type LadderSituation, noteDone } from './ladder/due.ts'
export { ladderEvents } from './ladder/events.ts'
export { judgeGate } from './ladder/gate.ts'
export { climb, declareReady, type RoundDue, setLadder, signWaiver, situationOf } from './ladder/session.ts'
export { beginsAt, nextMoment, stepNow } from './ladder/steps.ts'
export { lackingNow, noticesInForce } from './ladder/told.ts'
export { nowOf, type QualityNow } from './quality/now.ts'
export {
  type Alarm,
  followQuality,
  type QualityEvent,
  type SiteQuality,
  unwatched,
} from './quality/quality.ts'
export type { LineFigures, Sample } from './quality/sample.ts'
export { BUCKET_MS, type Bucket } from './quality/timeline.ts'
export {
  closeRound,
  extendRound,
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
export { judge, neverTested } from './verdict/judge.ts'
export { tiersOf } from './verdict/ways.ts'
