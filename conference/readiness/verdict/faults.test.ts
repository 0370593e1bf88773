import { describe, expect, test } from 'vitest'
import { measurement, verdict } from '#contract/readiness'
import { faults } from '../testing/faults.ts'
import { changed, defaults, ENDED_AT, goodSite } from '../testing/good-site.ts'
import { judge } from './judge.ts'

const judged = (changes: Record<string, unknown>) => judge(changed(goodSite, changes), defaults, ENDED_AT)
const unproven = ({ directions }: ReturnType<typeof judged>) =>
  Object.entries(directions).flatMap(([tier, ways]) =>
    Object.entries(ways ?? {})
      .filter(([, state]) => state !== 'proven')
      .map(([way]) => `${tier}.${way}`),
  )

test('D1, D11: a site at which nothing is wrong is Tốt, four of four at both tiers', () => {
  const found = judge(goodSite, defaults, ENDED_AT)
  expect(found).toMatchObject({ grade: 'good', findings: [], rules: { thresholds: 'proposed-1' } })
  expect(unproven(found)).toEqual([])
  expect(Object.keys(found.directions.province ?? {})).toHaveLength(4)
  expect(found.mos).toEqual({ province: 4.36, centre: 4.36 })
})

describe.each(faults)('$name', ({ changes, code, place, actor, grade, broken }) => {
  const found = judged(changes)
  test(`D12, D19: the verdict names ${code} at ${place} first, and ${actor} acts`, () => {
    expect(found.findings[0]).toMatchObject({ code, place, actor })
    expect(found.grade).toBe(grade)
  })
  test('D11: what is broken is not proven, and nothing else', () => {
    expect(unproven(found).toSorted()).toEqual(broken.toSorted())
  })
  test('D19: every finding has its words, with nothing left to fill in, and the verdict is one of the contract', () => {
    for (const { cause, todo } of found.findings)
      for (const text of [cause.vi, cause.en, todo.vi, todo.en]) expect(text).toMatch(/^[^{}]{5,}\.$/)
    expect(verdict.parse(found)).toEqual(found)
  })
})

test('D12: what a fault explains is not told as a fault of its own', () => {
  const codes = (changes: Record<string, unknown>) => judged(changes).findings.map((each) => each.code)
  const changesOf = (name: string) =>
    faults.find((fault) => fault.name === name)?.changes ?? expect.fail(name)
  expect(codes(changesOf('no camera'))).toEqual(['camera.absent'])
  expect(codes(changesOf('page muted'))).toEqual(['microphone.muted'])
  expect(codes(changesOf('uplink cut, and the province knows'))).toEqual(['uplink.cut'])
})

test('D12: what the centre sent back and did not come is lost on a line down that is known to fail', () => {
  const lost = { 'loops.centre.sound.returned': false, 'loops.centre.sound.matchedCodes': 0 }
  const placeOf = (changes: Record<string, unknown>) =>
    judged({ ...lost, ...changes }).findings.find(({ code }) => code === 'sound.lost')?.place
  expect(placeOf({})).toBe('uplinkDown')
  expect(placeOf({ 'legs.siteDown.capacityKbps': 290 })).toBe('siteDown')
  expect(placeOf({ 'legs.siteDown.capacityKbps': 290, 'legs.uplinkDown.lossShare': 0.05 })).toBe('uplinkDown')
  expect(placeOf({ 'legs.siteDown.capacityKbps': 290, 'legs.uplinkDown.lossShare': null })).toBe('uplinkDown')
})

test('D12: what adds up on the way is no fault of the node beyond a line that fails', () => {
  const poor = { 'loops.province.delayMs': 467, 'loops.centre.delayMs': 690 }
  const placeOf = (changes: Record<string, unknown>) =>
    judged({ ...poor, ...changes }).findings.find(({ code }) => code === 'mos.low')?.place
  expect(placeOf({ 'legs.siteUp.rttMs': 465 })).toBe('siteLine')
  expect(placeOf({ 'legs.siteUp.rttMs': 465, 'legs.uplinkUp.jitterMs': 20 })).toBe('siteLine')
  expect(placeOf({ 'legs.siteUp.rttMs': 465, 'legs.uplinkUp.jitterMs': 40 })).toBe('uplinkUp')
  expect(placeOf({})).toBe('centre')
})

test('D12: gaps in the sound are of the leg that loses it, not of the line down whatever it is', () => {
  const placeOf = (changes: Record<string, unknown>) =>
    judged({ concealedShare: 0.08, ...changes }).findings.find(({ code }) => code === 'sound.concealed')
  expect(placeOf({})).toMatchObject({ place: 'siteDown', actor: 'telecom' })
  expect(placeOf({ 'legs.siteUp.lossShare': 0.05 })).toMatchObject({ place: 'siteUp', actor: 'telecom' })
  expect(placeOf({ 'legs.siteUp.lossShare': 0.01, 'legs.uplinkDown.lossShare': 0.05 })?.place).toBe(
    'uplinkDown',
  )
  expect(placeOf({ 'legs.siteUp.lossShare': 0.01 })?.place).toBe('siteUp')
  expect(placeOf({ 'legs.siteUp.capacityKbps': 1500 })?.place).toBe('siteDown')
  const narrow = { 'legs.siteUp.capacityKbps': 180, 'legs.siteDown.capacityKbps': 220 }
  expect(placeOf(narrow)?.place).toBe('siteUp')
  expect(placeOf({ ...narrow, 'legs.siteDown.lossShare': 0.06 })?.place).toBe('siteDown')
})

test('D16: jitter is told before a capacity that was found beneath it; a line that also loses is too narrow', () => {
  const codes = (lossShare: number) =>
    judged({
      ...{ 'legs.siteUp.jitterMs': 70, 'legs.siteUp.capacityKbps': 330, 'legs.siteUp.lossShare': lossShare },
    }).findings.map(({ code }) => code)
  expect(codes(0).slice(0, 2)).toEqual(['jitter.high', 'capacity.low'])
  expect(codes(0.03).slice(0, 3)).toEqual(['capacity.low', 'loss.high', 'jitter.high'])
})

test('D13: a camera that is acceptable is not to blame for a picture that fails', () => {
  const placeOf = (cameraFps: number) =>
    judged({
      ...{ 'camera.fps': cameraFps, 'legs.siteUp.lossShare': 0.05 },
      ...{ 'loops.province.picture.fps': 8, 'loops.centre.picture.fps': 8 },
    }).findings.find(({ code }) => code === 'picture.slow')?.place
  expect(placeOf(23)).toBe('siteUp')
  expect(placeOf(9)).toBe('device')
})

test('D4: a site that has none of the tiers that count is proven at its own, never without any', () => {
  const onlyProvince = { ...defaults, tiers: ['province' as const] }
  const lost = changed(goodSite, { 'loops.centre.picture.returned': false })
  expect(judge({ ...goodSite, site: 'VN' }, onlyProvince, ENDED_AT).grade).toBe('good')
  expect(judge({ ...lost, site: 'VN' }, onlyProvince, ENDED_AT).grade).toBe('fail')
  expect(judge(lost, onlyProvince, ENDED_AT).grade).toBe('good')
})

test('D4: the centre knows no province, and the own room of a province both', () => {
  const of = (site: string) => judge({ ...goodSite, site }, defaults, ENDED_AT).directions
  expect(of('VN')).toMatchObject({ province: null, centre: { sees: 'proven' } })
  expect(of('VN-25')).toMatchObject({ province: { sees: 'proven' }, centre: { sees: 'proven' } })
})

test('D4: a tier that need not be proven keeps nobody from Tốt, and is told', () => {
  const cut = changed(goodSite, { 'legs.uplinkUp.connected': false })
  const found = judge(cut, { ...defaults, tiers: ['province'] }, ENDED_AT)
  expect(found.grade).toBe('good')
  expect(found.directions.centre).toMatchObject({ sees: 'failed', isSeen: 'failed' })
})

test('D9: the worst leg is the one with the worst grade, then the one nearest to its bound', () => {
  const worst = (changes: Record<string, unknown>) => judged(changes).worstLeg
  expect(worst({ 'legs.siteUp.jitterMs': 14.9, 'legs.uplinkDown.lossShare': 0.006 })).toEqual({
    ...{ leg: 'uplinkDown', grade: 'acceptable' },
    reading: { metric: 'lossShare', value: 0.006, bound: 0.02 },
  })
  expect(worst({ 'legs.siteDown.lossShare': 0.03, 'legs.siteUp.jitterMs': 90 })).toMatchObject({
    ...{ leg: 'siteUp', grade: 'fail', reading: { metric: 'jitterMs', value: 90, bound: 30 } },
  })
  expect(worst({ 'legs.siteUp.capacityKbps': 300 })).toMatchObject({ leg: 'siteUp', reading: { bound: 600 } })
  expect(judged({}).worstLeg).toMatchObject({ grade: 'good' })
})

test('D19: figures and what was not measured are told in words, Vietnamese with a comma', () => {
  const first = (changes: Record<string, unknown>) => judged(changes).findings[0]?.cause
  expect(first({ 'legs.siteUp.lossShare': 0.0525 })).toEqual({
    vi: 'Mất gói ở đường lên của điểm cầu: 5,25 %, tối đa 2 %.',
    en: "Packets are lost, the site's line upward: 5.25 %, at most 2 %.",
  })
  expect(first({ 'loops.province.delayMs': null, 'camera.fps': null, 'camera.heightPx': null })).toEqual({
    vi: 'Chưa đo được: camera, độ trễ và lệch tiếng từ tỉnh.',
    en: 'Not measured: camera, delay and lip-sync of the province.',
  })
})

test('D19: with nothing measured at all the words still fit, and the site is untested', () => {
  const { id, site, form, asked, by, program, startedAt, endedAt } = goodSite
  const empty = measurement.parse({ version: 1, id, site, form, asked, by, program, startedAt, endedAt })
  const found = judge(empty, defaults, ENDED_AT)
  expect(found).toMatchObject({
    grade: 'untested',
    worstLeg: null,
    findings: [{ code: 'measurement.missing' }],
  })
  expect(verdict.parse(found)).toEqual(found)
})
