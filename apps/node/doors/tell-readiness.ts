import { type ConferenceNode, createBoardTold } from '#conference/nodes'
import type { NoticeOf } from '#contract'
import type {
  ConsoleNotices,
  ladderNotices,
  qualityNotices,
  RoundState,
  readinessNotices,
} from '#contract/console'
import type { Incident, QualityAlarm } from '#contract/readiness'
import type { Clock, Timer } from '#foundation/time'

type ReadinessNotice = keyof (typeof readinessNotices & typeof ladderNotices & typeof qualityNotices)
type Ladders = NoticeOf<ConsoleNotices, 'ladders'>

export interface TellReadinessOptions {
  node: Pick<ConferenceNode, 'readiness' | 'quality' | 'onReadiness'>
  tell: <Op extends ReadinessNotice>(op: Op, body: NoticeOf<ConsoleNotices, Op>) => void
  isLive: () => boolean
  clock: Clock
}

/** A large board goes out in parts, with a pause for what else there is to tell; milliseconds. */
const nextPartMs = 50

/** Tells one console what is new on the board, of rounds, incidents, ladders and sites on air: the first time all. */
export function tellReadiness({ node, tell, isLive, clock }: TellReadinessOptions) {
  const board = createBoardTold()
  let rounds: readonly RoundState[] | undefined
  let incidents: readonly Incident[] | undefined
  let ladders: Ladders | undefined
  let alarms: readonly QualityAlarm[] | undefined
  let due: Timer | undefined

  const look = () => {
    clock.clearTimeout(due)
    due = undefined
    if (!isLive()) return
    const { news, isMore } = board.next(node.readiness.board())
    if (news) tell('readiness', news)
    if (isMore) due = clock.setTimeout(look, nextPartMs)
    const [roundsNow, incidentsNow] = [node.readiness.rounds(), node.readiness.incidents()]
    if (roundsNow !== rounds) tell('rounds', { rounds: [...roundsNow] })
    if (incidentsNow !== incidents) tell('incidents', { incidents: [...incidentsNow] })
    const laddersNow = node.readiness.ladders()
    if (laddersNow !== ladders) tell('ladders', laddersNow)
    const alarmsNow = node.quality.alarms()
    if (alarmsNow !== alarms) tell('quality', { alarms: [...alarmsNow] })
    rounds = roundsNow
    incidents = incidentsNow
    ladders = laddersNow
    alarms = alarmsNow
  }
  const stop = node.onReadiness(look)
  return {
    look,
    close() {
      stop()
      clock.clearTimeout(due)
    },
  }
}
