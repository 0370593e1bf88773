import {
  afterTest,
  callForHelp,
  judge,
  markOf,
  projectBoard,
  type RosterSite,
  withMark,
} from '#conference/readiness'
import type { NodeId, SiteId } from '#contract'
import type { LinkStatus } from '#contract/console'
import {
  type Board,
  type Incident,
  type LineRecord,
  type Measurement,
  type ProofMark,
  thresholds,
  type Verdict,
} from '#contract/readiness'
import type { RoundNow } from '../state/rounds.ts'
import type { SiteAnswer } from '../state/site-view.ts'
import { measured, type Situation } from './measured.ts'
import { sampleRound } from './round.ts'
import { registry, sitesOf } from './units.ts'

/** What a node would tell its board. */
export interface Sample {
  node: NodeId
  board: Board
  rounds: RoundNow[]
  incidents: Incident[]
  links: LinkStatus[]
  answerOf(site: SiteId): SiteAnswer | undefined
}

const minute = 60_000
const rules = thresholds.parse({})
const faulty: readonly Situation[] = [
  ...(['dark', 'lossy', 'silent', 'lossy', 'thin', 'covered', 'hidden', 'lossy'] as const),
  ...(['muted', 'foreign', 'lossy', 'dark', 'partial', 'thin', 'silent'] as const),
]

/** The same number for the same text, 0 to 1. */
function chanceOf(text: string): number {
  let hash = 2166136261
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619)
  return ((hash >>> 0) % 10_007) / 10_007
}

/** `share`: of how many sites something is wrong, and as many were never tested; `stage`: before the first test. */
export function sampleOf(
  node: NodeId,
  now: number,
  { share = 0.1, stage = 'round' }: { share?: number; stage?: 'untried' | 'round' | 'ready' } = {},
): Sample {
  const sites = sitesOf(node)
  const isUntried = stage === 'untried'
  const wrong = sites.filter((site) => stage === 'round' && chanceOf(site) < share)
  const missing = sites.filter((site) => stage === 'round' && chanceOf(`${site}?`) < share / 2)
  const situationOf = (site: SiteId): Situation => {
    const at = wrong.indexOf(site)
    if (at >= 0) return faulty[at % faulty.length] ?? 'dark'
    return chanceOf(`${site}!`) < 0.22 ? 'far' : 'good'
  }
  const tests = new Map<SiteId, Measurement>()
  const verdicts = new Map<SiteId, Verdict>()
  const histories = new Map<SiteId, ProofMark[]>()
  for (const site of sites) {
    if (isUntried || missing.includes(site)) continue
    const age = (2 + Math.floor(chanceOf(`${site}age`) * 75)) * minute
    const kept = node === 'VN' ? 2 : 6 + Math.floor(chanceOf(site) * 16)
    let history: ProofMark[] = []
    for (let back = kept; back >= 0; back--) {
      const at = now - age - back * 190 * minute
      const before: Situation = chanceOf(`${site}${back}`) < 0.2 ? 'far' : 'good'
      const test = measured(site, back === 0 ? situationOf(site) : before, at)
      const verdict = judge(test, rules, at)
      const mark = markOf(verdict)
      if (mark) history = withMark(history, mark)
      tests.set(site, test)
      verdicts.set(site, verdict)
    }
    histories.set(site, history)
  }
  const roster: RosterSite[] = sites.map((site) => ({
    site,
    label: registry.labelOf(site),
    connected: !missing.includes(site) && !(isUntried && chanceOf(site) < 0.4),
    phone: chanceOf(`${site}phone`) < 0.08 ? null : phoneOf(site),
  }))
  const lines = wrong.map(lineOf)
  const board = projectBoard({ roster, verdicts, histories, lines, thresholds: rules }, now)
  const incidents = stage === 'round' ? incidentsOf(wrong, verdicts, lines, now) : []
  return {
    ...{ node, board, incidents, links: linksOf(node, now) },
    rounds: stage === 'round' ? [sampleRound(node, board, now)] : [],
    answerOf(site) {
      const verdict = verdicts.get(site)
      if (!verdict) return undefined
      const own = incidents.filter((each) => each.site === site)
      const measurement = tests.get(site) ?? null
      return { verdict, measurement, history: histories.get(site) ?? [], incidents: own }
    },
  }
}

/** No real number begins so. */
function phoneOf(site: SiteId): string {
  const digits = String(100_000 + Math.floor(chanceOf(`${site}number`) * 899_999))
  return `0900 ${digits.slice(0, 3)} ${digits.slice(3)}`
}

const providers = [
  ['VNPT', '1800 1166'],
  ['Viettel', '1800 8119'],
  ['Công ty cổ phần Viễn thông FPT, chi nhánh miền Bắc', '1900 6600'],
] as const

function lineOf(site: SiteId): LineRecord {
  const [provider, phone] = providers[Math.floor(chanceOf(`${site}line`) * providers.length)] ?? providers[0]
  const circuit = `${registry.labelOf(site).split(' ')[0]}-FTTH-${site.slice(-5)}`
  return { of: site, kind: 'site', provider, circuit, phone, contractedKbps: null }
}

function incidentsOf(
  wrong: readonly SiteId[],
  verdicts: ReadonlyMap<SiteId, Verdict>,
  lines: readonly LineRecord[],
  now: number,
): Incident[] {
  let last = 0
  const newId = () => `i${++last}`
  let incidents: Incident[] = []
  for (const [at, site] of wrong.slice(0, 40).entries()) {
    const verdict = verdicts.get(site)
    const around = { at: now - (3 + at * 4) * minute, by: 'Hệ thống', lines, newId }
    if (verdict) incidents = [...afterTest(incidents, verdict, around)]
  }
  const [first = 'VN'] = wrong
  const around = { at: now - 2 * minute, by: registry.labelOf(first), lines, newId }
  incidents = [...callForHelp(incidents, first, 'Không nghe tiếng từ tỉnh', around)]
  return incidents.map((each, at) =>
    at % 3 === 1
      ? { ...each, state: { state: 'answered', answered: { at: now - minute, by: 'Đỗ Văn Hùng' } } }
      : each,
  )
}

function linksOf(node: NodeId, now: number): LinkStatus[] {
  const peers = node === 'VN' ? sitesOf('VN').filter((id) => /^VN-\d\d$/.test(id)) : ['VN']
  return peers.map((peer) => ({
    ...{ peer, label: registry.byId(peer)?.fullName ?? peer, presence: peer === 'VN-96' ? 'down' : 'up' },
    ...{ since: now - 34 * minute, versions: null, budget: 12, sending: [], receiving: [] },
    ...{ kbpsOut: 0, kbpsIn: 0, refused: [] },
  }))
}
