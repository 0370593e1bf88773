import {
  answerIncident,
  assignIncident,
  closeCall,
  closeRound,
  fixIncident,
  openRound,
  pauseRound,
  resumeRound,
  retest,
} from '#conference/readiness'
import { type BodyOf, Refusal, type ReplyOf, type SiteId } from '#contract'
import type {
  ConsoleOperation,
  ConsoleOperations,
  LadderState,
  RegistryDocument,
  RoundState,
} from '#contract/console'
import type { BoardSite, Incident, QualityAlarm, Round } from '#contract/readiness'
import type { FakeState } from './fake-state.ts'
import { readinessOf } from './readiness-samples.ts'

/** What a node that pretends knows of readiness; the rules are those of real nodes, tests are none. */
export interface FakeReadiness {
  sites: BoardSite[]
  rounds: RoundState[]
  incidents: Incident[]
  /** Of sites on air. */
  alarms?: QualityAlarm[]
  /** Of its sessions that have a start time. */
  ladders?: LadderState[]
  /** What is known of a site whose file is asked for. */
  fileOf?: (site: SiteId) => ReplyOf<ConsoleOperations, 'readiness.site'>
  /** How a site was on air. */
  qualityOf?: (site: SiteId) => ReplyOf<ConsoleOperations, 'quality.site'>
}

type Answers = { [Op in ConsoleOperation]?: (body: never, by: string) => ReplyOf<ConsoleOperations, Op> }

/** What it tells its consoles of readiness. */
export const readinessTold = ({ sites, rounds, incidents, alarms = [], ladders = [] }: FakeReadiness) => ({
  readiness: readinessOf(sites, true, Date.now()),
  rounds: { rounds },
  incidents: { incidents },
  quality: { alarms },
  ladders: { ladders, notices: [] },
})

export function answersOnReadiness(state: FakeState, registry: RegistryDocument): Answers {
  const known = () => state.readiness ?? fail()
  const around = () => ({
    at: Date.now(),
    present: new Set(
      [...state.roster.values()].flatMap((row) => (row.state === 'connected' ? [row.site] : [])),
    ),
  })
  const changeRound = (id: string, change: (round: Round) => Round) => {
    const { rounds } = known()
    known().rounds = rounds.map((each) =>
      each.round.id === id ? { ...each, round: change(each.round) } : each,
    )
    return {}
  }
  const changeIncident = (id: string, change: (incident: Incident) => Incident) => {
    known().incidents = known().incidents.map((each) => (each.id === id ? change(each) : each))
    return {}
  }
  return {
    'readiness.site': ({ site }: BodyOf<ConsoleOperations, 'readiness.site'>) =>
      known().fileOf?.(site) ?? fail(),
    'quality.site': ({ site }: BodyOf<ConsoleOperations, 'quality.site'>) =>
      known().qualityOf?.(site) ?? fail(),
    'tests.ask': () => ({}),
    'rounds.open'({ title, form, sites }: BodyOf<ConsoleOperations, 'rounds.open'>, by) {
      const { node } = state
      const id = `d${known().rounds.length + 1}`
      const all = registry.units.map((unit) => unit.id).filter((site) => site.startsWith(node))
      const order = { title, form, session: null, step: null, proofSince: Date.now() }
      const round = openRound({ id, node, by }, order, sites ?? all, around())
      known().rounds = [...known().rounds, { round, loads: [] }]
      return { round: id }
    },
    'rounds.pause': ({ round }: BodyOf<ConsoleOperations, 'rounds.pause'>) => changeRound(round, pauseRound),
    'rounds.resume': ({ round }: BodyOf<ConsoleOperations, 'rounds.resume'>) =>
      changeRound(round, resumeRound),
    'rounds.close': ({ round }: BodyOf<ConsoleOperations, 'rounds.close'>) => changeRound(round, closeRound),
    'rounds.retest': ({ round, sites }: BodyOf<ConsoleOperations, 'rounds.retest'>) =>
      changeRound(round, (each) => retest(each, sites, around())),
    'incidents.answer': ({ incident }: BodyOf<ConsoleOperations, 'incidents.answer'>, by) =>
      changeIncident(incident, (each) => answerIncident(each, { at: Date.now(), by })),
    'incidents.fix': ({ incident, note }: BodyOf<ConsoleOperations, 'incidents.fix'>, by) =>
      changeIncident(incident, (each) => fixIncident(each, { at: Date.now(), by, note })),
    'incidents.close': ({ incident }: BodyOf<ConsoleOperations, 'incidents.close'>, by) =>
      changeIncident(incident, (each) => closeCall(each, { at: Date.now(), by })),
    'incidents.assign': ({ incident, owner }: BodyOf<ConsoleOperations, 'incidents.assign'>) =>
      changeIncident(incident, (each) => assignIncident(each, owner)),
  }
}

function fail(): never {
  throw new Refusal('message.unknown', { op: 'readiness' })
}
