import {
  afterTest,
  answerIncident,
  callForHelp,
  fixIncident,
  judge,
  markOf,
  projectBoard,
  withMark,
} from '#conference/readiness'
import { changed, defaults, goodSite } from '#conference/readiness/testing'
import type { SiteId } from '#contract'
import type { RoundState } from '#contract/console'
import type {
  Incident,
  LineRecord,
  Measurement,
  Round,
  RoundSite,
  SiteHistory,
  Verdict,
} from '#contract/readiness'
import type { FakeReadiness } from '../../apps/control-room/testing/fake-readiness.ts'

const MINUTE_MS = 60_000

/** What is wrong at every so many sites. */
const wrong: readonly Record<string, unknown>[] = [
  { 'microphone.state': 'silent', 'microphone.levelDbov': -78, 'microphone.noiseFloorDbov': -80 },
  { 'legs.siteUp.lossShare': 0.06 },
  { 'camera.state': 'black' },
  { 'legs.siteDown.capacityKbps': 300 },
]

/** Readiness of these sites as after most of a round of tests, by the rules of real nodes; nobody was tested. */
export function readinessOnPaper(
  node: string,
  sites: readonly { site: SiteId; label: string }[],
): FakeReadiness {
  const now = Date.now()
  const lines = sites.map(({ site }, at) => lineOf(site, at))
  const verdicts = new Map<SiteId, Verdict>()
  const histories = new Map<SiteId, SiteHistory>()
  const measured = new Map<SiteId, Measurement>()
  let incidents: readonly Incident[] = []
  let ids = 0
  const around = { at: now, lines, newId: () => `i${++ids}` }
  for (const [at, { site }] of sites.entries()) {
    if (at % 19 === 13) continue
    for (let test = 20; test >= 0; test -= 1 + (at % 3)) {
      const measurement = measurementOf(site, at, test, now)
      const verdict = judge(measurement, defaults, measurement.endedAt)
      const mark = markOf(verdict)
      if (mark) histories.set(site, withMark(histories.get(site) ?? [], mark))
      verdicts.set(site, verdict)
      measured.set(site, measurement)
      if (test <= 2) incidents = afterTest(incidents, verdict, around)
    }
  }
  const caller = sites[4]?.site ?? node
  incidents = callForHelp(incidents, caller, 'Màn hình không lên hình, đã cắm lại dây', around)
  const rows = projectBoard(
    {
      roster: sites.map(({ site, label }, at) => ({
        ...{ site, label, connected: !isAway(at), phone: `0912 34${String(5000 + at).slice(0, 4)}` },
      })),
      ...{ verdicts, histories, lines, thresholds: defaults },
    },
    now,
  )
  return {
    sites: rows.sites,
    rounds: [
      roundOf(
        node,
        sites.map(({ site }) => site),
        verdicts,
        now,
      ),
      earlier(node, sites.slice(0, 40), now),
    ],
    incidents: seenTo(incidents, now),
    fileOf(site) {
      const verdict = verdicts.get(site)
      if (!verdict) throw new Error(`${site} was never tested`)
      const history = histories.get(site) ?? []
      const own = incidents.filter((each) => each.site === site)
      return { verdict, measurement: measured.get(site) ?? null, history, incidents: [...own] }
    },
  }
}

export const isAway = (at: number): boolean => at % 17 === 9

/** A test of the site some tests ago: what is wrong there now was not always. */
function measurementOf(site: SiteId, at: number, test: number, now: number): Measurement {
  const endedAt = now - 12 * MINUTE_MS - (at % 7) * MINUTE_MS - test * 170 * MINUTE_MS
  const fault = at % 11 === 3 && test < 1 + (at % 5) ? wrong[Math.floor(at / 11) % wrong.length] : {}
  const weaker = (at + test) % 4 === 1 ? { 'legs.siteUp.rttMs': 210 } : {}
  const times = { startedAt: endedAt - 24_000, endedAt }
  return changed(goodSite, { id: `m${at}t${test}`, site, ...times, ...weaker, ...fault })
}

function lineOf(site: SiteId, at: number): LineRecord {
  const [provider, phone] = at % 2 === 0 ? ['VNPT', '1800 1091'] : ['Viettel', '1800 8119']
  const circuit = `${site.slice(3, 5)}-${provider?.toUpperCase()}-${1000 + at}`
  return {
    of: site,
    kind: 'site',
    provider: provider ?? '',
    circuit,
    phone: phone ?? '',
    contractedKbps: 10_000,
  }
}

function roundOf(
  node: string,
  sites: readonly SiteId[],
  verdicts: ReadonlyMap<SiteId, Verdict>,
  now: number,
): RoundState {
  const openedAt = now - 9 * MINUTE_MS
  const begun = Math.floor(sites.length * 0.7)
  const rows = sites.map((site, at): RoundSite => {
    const common = { site, tests: 1, retestAt: null }
    if (isAway(at)) return { state: 'absent', ...common, tests: 0, since: openedAt }
    if (at > begun + 4) return { state: 'waiting', ...common, tests: 0 }
    if (at > begun) return { state: 'running', ...common, since: now - 9000 }
    const verdict = verdicts.get(site)
    const end = { measurement: verdict?.measurement ?? `m${at}`, at: openedAt + (at + 1) * 5000 }
    const first = verdict?.grade === 'fail' ? verdict.findings[0] : undefined
    if (first) return { state: 'failed', ...common, ...end, code: first.code, actor: first.actor }
    return { state: 'proven', ...common, ...end, grade: 'good' }
  })
  const used = { usedUpKbps: 6000, usedDownKbps: 6000, tests: 4 }
  return {
    round: {
      ...orderOf(node, 'r2', 'Kiểm thử trước phiên giao ban tháng 11', openedAt),
      state: 'running',
      sites: rows,
    },
    loads: [
      { kind: 'access', node, upKbps: 40_000, downKbps: 40_000, ...used },
      { kind: 'uplink', node, upKbps: 8000, downKbps: 8000, ...used },
    ],
  }
}

/** A round of yesterday that is closed. */
function earlier(node: string, sites: readonly { site: SiteId }[], now: number): RoundState {
  const openedAt = now - 26 * 60 * MINUTE_MS
  const rows = sites.map(({ site }, at): RoundSite => {
    const common = { site, tests: 1, retestAt: null, measurement: `e${at}`, at: openedAt + at * 5000 }
    return at % 13 === 5
      ? { state: 'failed', ...common, code: 'loss.high', actor: 'telecom' }
      : { state: 'proven', ...common, grade: 'good' }
  })
  const order = orderOf(node, 'r1', 'Kiểm thử 08:30 22/11', openedAt)
  return { round: { ...order, state: 'closed', sites: rows }, loads: [] }
}

const orderOf = (
  node: string,
  id: string,
  title: string,
  openedAt: number,
): Omit<Round, 'state' | 'sites'> => ({
  ...{ id, node, title, form: 'full', session: null, step: null, proofSince: openedAt },
  ...{ by: 'Nguyễn Thị Lan', openedAt },
})

/** Some of them somebody sees to already. */
const seenTo = (incidents: readonly Incident[], now: number): Incident[] =>
  incidents.map((each, at) => {
    const act = { at: now - 4 * MINUTE_MS, by: 'Nguyễn Thị Lan' }
    if (at % 4 === 1) return answerIncident(each, act)
    return at % 4 === 2 ? fixIncident(each, { ...act, note: 'Đã thay dây micro' }) : each
  })
