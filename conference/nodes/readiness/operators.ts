import {
  answerIncident,
  asOf,
  assignIncident,
  closeCall,
  closeRound,
  fixIncident,
  neverTested,
  openRound,
  pauseRound,
  resumeRound,
  retest,
} from '#conference/readiness'
import type { Readiness } from '#conference/readiness-store'
import { isWithin } from '#conference/sites/ids'
import { type BodyOf, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { Incident, LinkBudget, Round, TestOrder } from '#contract/readiness'
import type { IncidentCommand } from '#contract/uplink'
import type { Place } from '../place.ts'
import type { BoardView } from './board-view.ts'
import { createRoundStates, type RoundStates } from './round-states.ts'
import type { ReadinessRules } from './rules.ts'

type Body<Op extends keyof ConsoleOperations> = BodyOf<ConsoleOperations, Op>
type Reply<Op extends keyof ConsoleOperations> = Promise<ReplyOf<ConsoleOperations, Op>>

/** As many rounds that operators have opened and that are not over. */
const MAX_ROUNDS = 16
/** As many incidents are told at once, the newest. */
const MAX_INCIDENTS = 4000

/** What operators ask of readiness: the board, tests, rounds, incidents (N53 to N57). */
export type ReadinessOperators = ReturnType<typeof createReadinessOperators>

export interface ReadinessOperatorsOptions {
  place: Place
  rules: ReadinessRules
  budgets: readonly LinkBudget[]
  readiness: Readiness
  board: Pick<BoardView, 'look'>
  /** Every site of this tier. */
  sites: () => readonly SiteId[]
  present: () => ReadonlySet<SiteId>
  busy: () => ReadonlyMap<SiteId, Round['form']>
  /** Asks the page of an own site, or the node of a site below. Rejects with Refusal. */
  ask: (site: SiteId, wanted: Omit<TestOrder, 'order'>) => Promise<void>
  /** Incidents of the tiers below, and the way to the node of each. */
  incidentsBelow: { all(): readonly Incident[]; carry(command: IncidentCommand, by: string): Promise<void> }
  newId: () => string
  now: () => number
}

export function createReadinessOperators(options: ReadinessOperatorsOptions) {
  const { place, rules, budgets, readiness, board, sites, present, busy, ask, newId, now } = options
  const { incidentsBelow } = options
  const states: RoundStates = createRoundStates({ readiness, rules, budgets, busy })

  const requireKnown = (site: SiteId) => {
    if (!sites().includes(site)) throw new Refusal('site.unknown', { site })
  }
  const onRound = async (id: string, by: string, change: (round: Round) => Round) => {
    await readiness.change(by, ({ rounds }) => {
      if (!rounds.some((round) => round.id === id)) throw new Refusal('round.unknown', { round: id })
      return { rounds: rounds.map((round) => (round.id === id ? change(round) : round)) }
    })
    return {}
  }
  /** Here, or at the node of the tier below whose incident it is. */
  const onIncident = async (command: IncidentCommand, by: string) => {
    const isBelow = incidentsBelow.all().some(({ id }) => id === command.incident)
    if (isBelow) await incidentsBelow.carry(command, by)
    else await changeIncident(command, by)
    return {}
  }
  const changeIncident = (command: IncidentCommand, by: string) =>
    readiness.change(by, ({ incidents }) => {
      const { incident } = command
      if (!incidents.some(({ id }) => id === incident)) throw new Refusal('incident.unknown', { incident })
      const act = { at: now(), by }
      return {
        incidents: incidents.map((each) => (each.id === incident ? commanded(each, command, act) : each)),
      }
    })
  let shown: { own: readonly Incident[]; below: readonly Incident[]; all: readonly Incident[] } | null = null
  const openIncidents = (): readonly Incident[] => {
    const [own, below] = [readiness.state().incidents, incidentsBelow.all()]
    if (shown?.own !== own || shown.below !== below)
      shown = {
        ...{ own, below },
        all: [...below, ...own].toSorted(byOpening).slice(-MAX_INCIDENTS).toSorted(callsFirst),
      }
    return shown.all
  }
  const incidentsOf = async (site: SiteId) => [
    ...incidentsBelow.all().filter((each) => each.site === site),
    ...(await readiness.incidentsOf(site)),
  ]
  const around = () => ({ at: now(), present: present() })

  return {
    board: () => {
      const { figures, sites } = board.look()
      return { ...figures, sites: [...sites] }
    },
    async site({ site }: Body<'readiness.site'>): Reply<'readiness.site'> {
      requireKnown(site)
      const { thresholds } = rules
      const proof = readiness.state().proofs.get(site)
      return {
        verdict: asOf(proof?.verdict ?? neverTested(site, thresholds, now()), now(), thresholds.maxAgeMs),
        measurement: await readiness.measurementOf(site),
        history: [...(proof?.history ?? [])],
        incidents: await incidentsOf(site),
      }
    },
    async ask({ site, form }: Body<'tests.ask'>, by: string): Reply<'tests.ask'> {
      requireKnown(site)
      await ask(site, { form, asked: 'technician', by })
      return {}
    },
    rounds: states.all,
    async open({ title, form, sites: chosen }: Body<'rounds.open'>, by: string): Reply<'rounds.open'> {
      for (const site of chosen ?? []) requireKnown(site)
      const id = newId()
      await readiness.change(by, ({ rounds }) => {
        const open = rounds.filter(({ state, session }) => state !== 'closed' && session === null).length
        if (open >= MAX_ROUNDS) throw new Refusal('round.too-many', { count: open })
        const order = { title, form, session: null, step: null, proofSince: now() }
        const all = chosen ?? sites().filter((site) => isWithin(site, place.self))
        return { rounds: [...rounds, openRound({ id, node: place.self, by }, order, all, around())] }
      })
      return { round: id }
    },
    pause: ({ round }: Body<'rounds.pause'>, by: string) => onRound(round, by, pauseRound),
    resume: ({ round }: Body<'rounds.resume'>, by: string) => onRound(round, by, resumeRound),
    retest: ({ round, sites: chosen }: Body<'rounds.retest'>, by: string) =>
      onRound(round, by, (each) => retest(each, chosen, around())),
    close: ({ round }: Body<'rounds.close'>, by: string) => onRound(round, by, closeRound),
    async incidents({ site }: Body<'incidents.list'>): Reply<'incidents.list'> {
      if (site === null) return { incidents: [...openIncidents()] }
      requireKnown(site)
      return { incidents: await incidentsOf(site) }
    },
    /** Those that are not over, here and below. The same array until something on it changes. */
    openIncidents,
    changeIncident,
    answer: (body: Body<'incidents.answer'>, by: string) => onIncident({ op: 'answer', ...body }, by),
    assign: (body: Body<'incidents.assign'>, by: string) => onIncident({ op: 'assign', ...body }, by),
    closeIncident: (body: Body<'incidents.close'>, by: string) => onIncident({ op: 'close', ...body }, by),
    fix: (body: Body<'incidents.fix'>, by: string) => onIncident({ op: 'fix', ...body }, by),
  }
}

const byOpening = (a: Incident, b: Incident) => a.openedAt - b.openedAt
/** Who asks for somebody stands before what a test has found. */
const callsFirst = (a: Incident, b: Incident) =>
  Number(b.cause.kind === 'help') - Number(a.cause.kind === 'help')

function commanded(incident: Incident, command: IncidentCommand, act: { at: number; by: string }): Incident {
  switch (command.op) {
    case 'answer':
      return answerIncident(incident, act)
    case 'assign':
      return assignIncident(incident, command.owner)
    case 'fix':
      return fixIncident(incident, { ...act, note: command.note })
    case 'close':
      return closeCall(incident, act)
  }
}
