import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { Refusal, type SiteId } from '#contract'
import {
  type Incident,
  incident as incidentSchema,
  type LineRecord,
  type Measurement,
  type Verdict,
} from '#contract/readiness'
import { boardSite } from '../board/project.ts'
import { changed, defaults, goodSite } from '../testing/good-site.ts'
import { carryOver } from '../verdict/carry-over.ts'
import { judge } from '../verdict/judge.ts'
import { withActing } from './acting.ts'
import { incidentEvents } from './events.ts'
import { afterTest } from './from-tests.ts'
import { answerIncident, assignIncident, callForHelp, closeCall, fixIncident, isOver } from './life.ts'

const vietTri: SiteId = 'VN-25-07900'
const lines: LineRecord[] = [
  {
    ...{ of: vietTri, kind: 'site', provider: 'VNPT Phú Thọ', circuit: 'PTO-0790-01', phone: '18001166' },
    contractedKbps: 100_000,
  },
  {
    ...{ of: 'VN-25', kind: 'uplink', provider: 'Viettel', circuit: 'TSLCD-PTO', phone: '18008000' },
    contractedKbps: null,
  },
]
let ids = 0
const around = (at: number, known = lines) => ({ at, lines: known, newId: () => `i${++ids}` })
const tested = (at: number, changes: Record<string, unknown> = {}): Verdict =>
  judge(changed(goodSite, { id: `m${at}`, ...changes, startedAt: at, endedAt: at }), defaults, at)
const lossy = { 'legs.siteUp.lossShare': 0.05 }
const dark = { 'camera.state': 'black' }
const only = (all: readonly Incident[]) =>
  all.length === 1 ? (all[0] ?? expect.fail()) : expect.fail(`${all.length}`)
const hà = (at: number) => ({ at, by: 'Hà' })
const after = (verdicts: readonly Verdict[], begin: readonly Incident[] = []) =>
  verdicts.reduce((all, each) => afterTest(all, each, around(each.at)), begin)
beforeEach(() => {
  ids = 0
})

test('D35: one incident for each party that has to act, of its first finding', () => {
  const found = after([
    tested(1000, { ...lossy, ...dark, 'microphone.state': 'muted', 'legs.siteUp.jitterMs': 50 }),
  ])
  expect(found.map(({ cause, owner }) => [cause.kind === 'test' && cause.code, owner.party])).toEqual([
    ['camera.black', 'site'],
    ['loss.high', 'telecom'],
  ])
})

test('D35: what is only untested, acceptable or old opens none', () => {
  const weak = tested(1000, { 'legs.siteUp.lossShare': 0.01 })
  const missing = tested(1000, { concealedShare: null })
  const old = judge(changed(goodSite, { ...dark, startedAt: 0, endedAt: 0 }), defaults, 1e9)
  expect(after([weak, missing, old])).toEqual([])
})

test('D36: the same fault again is the same incident; after it was called fixed it is opened again', () => {
  const once = only(after([tested(1000, lossy), tested(2000, lossy), tested(1500, lossy)]))
  expect(once).toMatchObject({ times: 2, lastSeenAt: 2000, reopened: 0, openedAt: 1000 })
  const fixed = fixIncident(answerIncident(once, hà(2500)), { ...hà(3000), note: 'Thay dây' })
  const again = only(after([tested(4000, lossy)], [fixed]))
  expect(again).toMatchObject({ times: 3, reopened: 1, state: { state: 'opened' } })
})

test('D37: a line is its provider’s, with circuit and phone; without a description the province’s', () => {
  expect(only(after([tested(1000, lossy)])).owner).toEqual({
    ...{ party: 'telecom', provider: 'VNPT Phú Thọ', circuit: 'PTO-0790-01', phone: '18001166' },
  })
  const uplink = tested(1000, { 'legs.uplinkDown.lossShare': 0.05 })
  expect(only(after([uplink])).owner).toMatchObject({ provider: 'Viettel', circuit: 'TSLCD-PTO' })
  expect(only(afterTest([], tested(1000, lossy), around(1, []))).owner).toEqual({ party: 'province' })
  const ownRoom = tested(1000, { ...lossy, site: 'VN-25' })
  expect(only(after([ownRoom])).owner, 'the uplink is not the line of the room').toEqual({
    party: 'province',
  })
  const atTop = tested(1000, { ...lossy, site: 'VN' })
  expect(only(after([atTop])).owner).toEqual({ party: 'centre' })
})

test('D37: the verdict and the board say the same of who acts as the incident does', () => {
  for (const [known, party] of [
    [lines, 'telecom'],
    [[], 'province'],
  ] as const) {
    const plain = tested(1000, lossy)
    const verdict = withActing(plain, known)
    const [first] = verdict.findings
    expect(first?.actor).toBe(party)
    expect(first?.todo.vi.includes('Chưa ghi nhà mạng')).toBe(party === 'province')
    expect(only(afterTest([], verdict, around(1000, [...known]))).owner.party).toBe(party)
    for (const told of [plain, verdict]) {
      const sources = { verdicts: new Map([[vietTri, told]]), histories: new Map(), lines: known }
      const row = boardSite(
        { site: vietTri, label: 'Việt Trì', connected: true, phone: null },
        { ...sources, thresholds: defaults },
        1000,
      )
      expect([row.finding?.actor, row.owner?.party]).toEqual([party, party])
    }
  }
})

test('D19: sound and picture that come apart are first a matter of the computer at the site', () => {
  const [first] = tested(1000, { 'loops.province.skewMs': 500, 'legs.siteDown.jitterMs': 20 }).findings
  expect(first).toMatchObject({ code: 'skew.high', actor: 'site', place: 'siteDown' })
})

test('D38: answered, fixed and given on, each with who and when; the first answer stays', () => {
  const open = only(after([tested(1000, dark)]))
  const answered = answerIncident(answerIncident(open, hà(2000)), { at: 3000, by: 'An' })
  expect(answered.state).toEqual({ state: 'answered', answered: { at: 2000, by: 'Hà' } })
  expect(fixIncident(answered, { ...hà(4000), note: null }).state).toMatchObject({
    ...{ state: 'fixed', answered: { at: 2000 }, fixed: { at: 4000 } },
  })
  expect(fixIncident(open, { ...hà(4000), note: null }).state).toMatchObject({
    state: 'fixed',
    answered: null,
  })
  expect(assignIncident(open, { party: 'province' }).owner).toEqual({ party: 'province' })
})

test('D36, D39: a short test is as new as itself, whatever it rests on', () => {
  const full: Measurement = { ...goodSite, startedAt: 100, endedAt: 500 }
  const short = (endedAt: number, changes: Record<string, unknown> = {}) => {
    const at = { id: `m${endedAt}`, form: 'short', startedAt: endedAt - 1, endedAt }
    return judge(carryOver(changed(full, { ...changes, ...at }), full), defaults, endedAt)
  }
  const open = after([tested(1000, dark), short(2000, dark), short(3000, dark)])
  expect(only(open)).toMatchObject({ times: 3, lastSeenAt: 3000 })
  expect(only(after([short(4000)], open)).state).toMatchObject({ state: 'retested', retested: { at: 4000 } })
})

test('D39: it is over when a later test leaves the site ready, and takes no command then', () => {
  const open = after([tested(1000, dark)])
  expect(after([tested(1000)], open)).toBe(open)
  expect(only(after([tested(2000, { 'microphone.state': 'muted' })], open).slice(0, 1)).state.state).toBe(
    'opened',
  )
  expect(after([tested(2000, { concealedShare: null })], open)).toBe(open)
  const over = only(after([tested(2000)], open))
  expect(over.state).toEqual({
    ...{ state: 'retested', answered: null, fixed: null, retested: { at: 2000, measurement: 'm2000' } },
  })
  for (const command of [
    () => answerIncident(over, hà(1)),
    () => fixIncident(over, { ...hà(1), note: null }),
    () => assignIncident(over, { party: 'site' }),
  ])
    expect(command).toThrow(Refusal)
  expect(after([tested(3000, dark)], [over])).toHaveLength(2)
})

test('D35, D36, D39: the button opens one incident a site; a good test ends it only after it was called fixed', () => {
  const called = callForHelp([], vietTri, 'Không nghe được tỉnh', around(1000))
  const again = callForHelp(called, vietTri, null, around(2000))
  expect(only(again)).toMatchObject({
    times: 2,
    cause: { words: 'Không nghe được tỉnh' },
    owner: { party: 'province' },
  })
  expect(after([tested(3000)], again)).toBe(again)
  const fixed = [fixIncident(only(again), { ...hà(4000), note: null })]
  expect(only(callForHelp(fixed, vietTri, 'Lại mất', around(4500)))).toMatchObject({
    ...{ reopened: 1, state: { state: 'opened' }, cause: { words: 'Lại mất' } },
  })
  expect(only(after([tested(5000)], fixed)).state.state).toBe('retested')
})

test('D39, D40: a call for help is closed by command, whatever else ails the site; what a test found is not', () => {
  const called = callForHelp([], vietTri, 'Không nghe được tỉnh', around(1000))
  const fixed = called.map((each) => fixIncident(each, { ...hà(2000), note: null }))
  expect(only(afterTest(fixed, tested(3000, dark), around(3000)).slice(0, 1)).state.state).toBe('fixed')
  const closed = fixed.map((each) => closeCall(each, hà(4000)))
  expect(only(closed).state).toEqual({
    ...{ state: 'closed', answered: null, fixed: hà(2000), closed: hà(4000) },
  })
  expect(incidentSchema.parse(only(closed))).toEqual(only(closed))
  expect(incidentEvents(fixed, closed, 'Hà')).toEqual([{ kind: 'incident.closed', incident: 'i1', by: 'Hà' }])
  expect(() => closeCall(only(closed), hà(5000))).toThrow(expect.objectContaining({ code: 'incident.over' }))
  const found = only(after([tested(1000, dark)]))
  expect(() => closeCall(found, hà(2000))).toThrow(expect.objectContaining({ code: 'incident.needs-test' }))
})

test('D40: every step stands in the record once', () => {
  const kinds = (before: readonly Incident[], now: readonly Incident[]) =>
    incidentEvents(before, now, 'Hà').map(({ kind }) => kind)
  const open = after([tested(1000, dark)])
  expect(kinds([], open)).toEqual(['incident.opened'])
  expect(kinds(open, after([tested(2000, dark)], open))).toEqual([])
  const answered = open.map((each) => answerIncident(each, hà(1)))
  const fixed = answered.map((each) => fixIncident(each, { ...hà(2), note: 'Mở nắp' }))
  expect(kinds(open, answered)).toEqual(['incident.answered'])
  expect(kinds(answered, fixed)).toEqual(['incident.fixed'])
  expect(kinds(fixed, after([tested(3000, dark)], fixed))).toEqual(['incident.reopened'])
  expect(kinds(fixed, after([tested(3000)], fixed))).toEqual(['incident.retested'])
  expect(
    kinds(
      open,
      open.map((each) => assignIncident(each, { party: 'centre' })),
    ),
  ).toEqual(['incident.assigned'])
})

test('D36, D39: whatever is tested and done, no fault of a site stands twice, and what is over stays so', () => {
  const change = fc.constantFrom('good', 'dark', 'lossy', 'both', 'missing', 'help', 'answer', 'fix')
  const changes: Record<string, Record<string, unknown>> = {
    ...{ good: {}, dark, lossy, both: { ...dark, ...lossy }, missing: { concealedShare: null } },
  }
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25, size: 'max' }), (steps) => {
      let all: readonly Incident[] = []
      for (const [at, step] of steps.entries()) {
        const before = all
        const now = (at + 1) * 1000
        const each = changes[step]
        if (each) all = afterTest(all, tested(now, each), around(now))
        else if (step === 'help') all = callForHelp(all, vietTri, null, around(now))
        else
          all = all.map((one) =>
            isOver(one)
              ? one
              : step === 'fix'
                ? fixIncident(one, { ...hà(now), note: null })
                : answerIncident(one, hà(now)),
          )
        const open = all
          .filter((one) => !isOver(one))
          .map(({ cause }) => (cause.kind === 'test' ? cause.code : 'help'))
        expect(new Set(open).size).toBe(open.length)
        expect(before.filter((one) => isOver(one) && !all.includes(one))).toEqual([])
        if (step === 'good') expect(open.filter((code) => code !== 'help')).toEqual([])
      }
      for (const one of all) expect(incidentSchema.parse(one)).toEqual(one)
    }),
    { numRuns: 60 },
  )
})
