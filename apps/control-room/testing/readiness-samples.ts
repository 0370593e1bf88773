import type { RoundState } from '#contract/console'
import type { BoardSite, Incident, Round, RoundSite } from '#contract/readiness'

const unknown = { sees: 'unknown', hears: 'unknown', isSeen: 'unknown', isHeard: 'unknown' } as const
const proven = { sees: 'proven', hears: 'proven', isSeen: 'proven', isHeard: 'proven' } as const

/** A site of the board: good and just tested, unless told otherwise. */
export const boardSite = (site: string, changes: Partial<BoardSite> = {}): BoardSite => ({
  ...{ site, label: site, connected: true, phone: '0210 384 7000', grade: 'good', provedAt: 1000 },
  directions: { province: proven, centre: proven },
  ...{ finding: null, owner: null, history: [], trend: 'unknown' },
  ...changes,
})

export const untested = (site: string, changes: Partial<BoardSite> = {}): BoardSite =>
  boardSite(site, {
    ...{ grade: 'untested', provedAt: null },
    directions: { province: unknown, centre: unknown },
    ...changes,
  })

const silent = {
  code: 'microphone.silent',
  actor: 'site',
  cause: { vi: 'Micro không có tiếng khi được yêu cầu nói.', en: 'The microphone is silent.' },
  todo: { vi: 'Kiểm tra công tắc và dây micro.', en: 'Look at the switch and the cable.' },
} as const

/** A site whose microphone is silent. */
export const failing = (site: string, changes: Partial<BoardSite> = {}): BoardSite =>
  boardSite(site, { grade: 'fail', finding: silent, owner: { party: 'site' }, ...changes })

/** The notice of these sites; its figures are nobody's concern here. */
export const readinessOf = (sites: BoardSite[], whole = true, at = 0) => ({
  whole,
  figures: {
    ...{ at, of: sites.length, grades: { good: 0, acceptable: 0, fail: 0, untested: 0 }, absent: 0 },
    ...{ province: { proven: 0, of: 0 }, centre: { proven: 0, of: 0 } },
    ...{ byCause: [], byOwner: [], byAge: [] },
  },
  sites,
})

const common = { tests: 1, retestAt: null }
/** Sites of a round in each of its states. */
export const inRound = {
  waiting: (site: string): RoundSite => ({ state: 'waiting', site, tests: 0, retestAt: null }),
  running: (site: string, since = 0): RoundSite => ({ state: 'running', site, ...common, since }),
  absent: (site: string): RoundSite => ({ state: 'absent', site, tests: 0, retestAt: null, since: 0 }),
  proven: (site: string, at = 0, tests = 1): RoundSite => ({
    ...{ state: 'proven', site, ...common, tests, measurement: `m ${site}`, at, grade: 'good' },
  }),
  failed: (site: string, at = 0): RoundSite => ({
    ...{ state: 'failed', site, ...common, measurement: `m ${site}`, at },
    ...{ code: 'microphone.silent', actor: 'site' },
  }),
}

export const round = (sites: RoundSite[], changes: Partial<Round> = {}): Round => ({
  ...{ id: 'd1', title: 'Kiểm thử 14:05 23/11', form: 'full', session: null, step: null, proofSince: 0 },
  ...{ node: 'VN-25', by: 'Lan', openedAt: 0, state: 'running', sites },
  ...changes,
})

export const roundState = (
  sites: RoundSite[],
  changes: Partial<Round> = {},
  loads: RoundState['loads'] = [],
): RoundState => ({ round: round(sites, changes), loads })

/** The microphone of a site is silent, and nobody has answered yet. */
export const incident = (id: string, changes: Partial<Incident> = {}): Incident => ({
  ...{ id, site: 'VN-25-07900', openedAt: 0, lastSeenAt: 0, times: 1, reopened: 0 },
  cause: { kind: 'test', code: silent.code, place: 'device', words: silent.cause },
  owner: { party: 'site' },
  state: { state: 'opened' },
  ...changes,
})

export const answered = { state: 'answered', answered: { at: 5, by: 'Lan' } } as const
export const fixed = { state: 'fixed', answered: null, fixed: { at: 9, by: 'Lan' }, note: null } as const
