import { expect, test } from 'vitest'
import { judge, markOf, projectBoard } from '#conference/readiness'
import { changed, defaults, ENDED_AT, goodSite } from '#conference/readiness/testing'
import type { ReadinessState, SiteProof } from '#conference/readiness-store'
import type { SiteId } from '#contract'
import { consoleNotices } from '#contract/console'
import type { BoardSite } from '#contract/readiness'
import { createBoardTold } from './board-told.ts'
import { createBoardView } from './board-view.ts'

const proofOf = (site: SiteId, broken = false, id = `m-${site}`): SiteProof => {
  const base = { ...goodSite, site, id }
  const verdict = judge(broken ? changed(base, { 'camera.state': 'black' }) : base, defaults, ENDED_AT)
  const mark = markOf(verdict)
  return { verdict, history: mark ? [mark] : [] }
}
function board(ids: readonly SiteId[], proofs: SiteProof[]) {
  let now = ENDED_AT
  const connected = new Set(ids)
  const state: ReadinessState & { proofs: Map<SiteId, SiteProof> } = {
    proofs: new Map(proofs.map((proof) => [proof.verdict.site, proof])),
    ...{ rounds: [], incidents: [], ladders: [] },
  }
  const sites = ids.map((site) => ({ site, label: `Xã ${site}` }))
  const view = createBoardView({
    ...{
      sites: () => sites,
      state: () => state,
      isConnected: (site) => connected.has(site),
      thresholds: defaults,
    },
    ...{ phoneOf: () => null, lines: () => [], now: () => now },
  })
  const projected = () =>
    projectBoard(
      {
        roster: sites.map((each) => ({ ...each, connected: connected.has(each.site), phone: null })),
        verdicts: new Map([...state.proofs].map(([site, { verdict }]) => [site, verdict])),
        histories: new Map([...state.proofs].map(([site, { history }]) => [site, history])),
        ...{ lines: [], thresholds: defaults },
      },
      now,
    )
  return { view, state, connected, projected, wait: (ms: number) => (now += ms) }
}
const three = ['VN-25', 'VN-25-07900', 'VN-25-08152']

test('N56: the board that is kept is the one that follows from all at once; a row stays the same object', () => {
  const { view, state, connected, projected, wait } = board(three, [proofOf('VN-25-07900')])
  const whole = () => ({ ...view.latest().figures, sites: view.latest().sites })
  expect(whole()).toEqual(projected())
  const before = view.latest().sites
  state.proofs.set('VN-25-08152', proofOf('VN-25-08152', true))
  connected.delete('VN-25')
  view.touch(['VN-25-08152', 'VN-25', 'VN-19'])
  view.look()
  expect(whole()).toEqual(projected())
  expect(view.latest().sites.map((row, at) => row === before[at])).toEqual([false, true, false])
  expect(view.look().sites).toBe(view.latest().sites)
  wait(defaults.maxAgeMs + 1)
  view.look()
  expect(whole()).toEqual(projected())
  expect(view.latest().figures.grades.untested).toBe(3)
})

test('N56, D41: proofs that are too old or from the future prove no direction, whatever the grade was', () => {
  const missing = judge(changed(goodSite, { concealedShare: null }), defaults, ENDED_AT)
  const { view, projected, wait } = board(three, [{ verdict: missing, history: [] }])
  const seen = () => [view.look().figures.province.proven, view.latest().sites[1]?.finding?.code]
  expect(seen()).toEqual([1, 'measurement.missing'])
  wait(-200_000)
  expect(seen()).toEqual([0, 'proof.future'])
  wait(200_000)
  expect(seen()).toEqual([1, 'measurement.missing'])
  wait(defaults.maxAgeMs + 1)
  expect(seen()).toEqual([0, 'proof.expired'])
  expect({ ...view.latest().figures, sites: view.latest().sites }).toEqual(projected())
})

test('N56: a console hears every row once, in parts, and then only what is new', () => {
  const ids = Array.from({ length: 600 }, (_, n) => `VN-25-${String(n).padStart(5, '0')}`)
  const { view, state } = board(ids, [])
  const told = createBoardTold()
  const rows = new Map<SiteId, BoardSite>()
  const parts: number[] = []
  for (let more = true; more; ) {
    const { news, isMore } = told.next(view.latest())
    expect(news?.whole).toBe(parts.length === 0)
    for (const row of news?.sites ?? []) rows.set(row.site, row)
    parts.push(news?.sites.length ?? 0)
    more = isMore
  }
  expect(parts).toEqual([250, 250, 100])
  expect([...rows.values()]).toEqual(view.latest().sites)
  expect(told.next(view.look())).toEqual({ news: null, isMore: false })
  state.proofs.set('VN-25-00007', proofOf('VN-25-00007'))
  view.touch(['VN-25-00007'])
  const { news } = told.next(view.look())
  expect(news).toMatchObject({ whole: false, figures: { grades: { good: 1 } } })
  expect(news?.sites.map(({ site }) => site)).toEqual(['VN-25-00007'])
})

test('N56: the board of the whole country is looked at in little time, and told in messages of a size', () => {
  const ids = Array.from({ length: 3356 }, (_, n) => `VN-25-${String(n).padStart(5, '0')}`)
  const { view, state } = board(
    ids,
    ids.map((site, n) => proofOf(site, n % 5 === 0)),
  )
  const timed = (work: () => unknown) => {
    const began = performance.now()
    work()
    return performance.now() - began
  }
  const first = timed(view.look)
  const told = createBoardTold()
  const sizes: number[] = []
  for (let more = true; more; ) {
    const { news, isMore } = told.next(view.latest())
    expect(consoleNotices.readiness.safeParse(news).success).toBe(true)
    sizes.push(Buffer.byteLength(JSON.stringify(news)))
    more = isMore
  }
  const later = Array.from({ length: 9 }, (_, n) => {
    const site = `VN-25-${String(n).padStart(5, '0')}`
    state.proofs.set(site, proofOf(site, n % 2 === 0, `again-${n}`))
    view.touch([site])
    return timed(view.look)
  })
  const whole = Array.from({ length: 3 }, () => {
    view.touch(ids)
    return timed(view.look)
  })
  const afterProof = Math.min(...later)
  process.stdout.write(
    `board of 3,356 sites: first ${first.toFixed(0)} ms, after a proof ${afterProof.toFixed(1)} ms, ` +
      `${sizes.length} messages of at most ${Math.max(...sizes) >> 10} KiB\n`,
  )
  expect(Math.max(...sizes)).toBeLessThan(512 * 1024)
  // Of each the fastest: the machine may be busy.
  expect(afterProof).toBeLessThan(Math.min(...whole))
})
