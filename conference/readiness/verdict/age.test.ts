import { expect, test } from 'vitest'
import { changed, defaults, ENDED_AT, goodSite } from '../testing/good-site.ts'
import { asOf } from './age.ts'
import { carryOver } from './carry-over.ts'
import { judge, neverTested } from './judge.ts'

const hour = 3_600_000
const fresh = judge(goodSite, defaults, ENDED_AT)
const shortTest = changed(goodSite, {
  ...{ id: 'm2', form: 'short', startedAt: ENDED_AT + hour - 8000, endedAt: ENDED_AT + hour },
  ...{ 'legs.siteUp.capacityKbps': null, 'legs.siteDown.capacityKbps': null },
})

test('D3: a site that was never tested is Chưa kiểm thử, and says so', () => {
  const { grade, findings, provedAt } = neverTested('VN-25-07900', defaults, ENDED_AT)
  expect({ grade, provedAt, codes: findings.map(({ code }) => code) }).toEqual({
    ...{ grade: 'untested', provedAt: null, codes: ['proof.none'] },
  })
})

test('D17: a step may bound the age closer; what was found stays behind it, and is told once', () => {
  const faulty = judge(changed(goodSite, { 'camera.state': 'black' }), defaults, ENDED_AT)
  const later = asOf(faulty, ENDED_AT + hour + 1, hour)
  expect(later.grade).toBe('untested')
  expect(later.findings.map(({ code }) => code)).toEqual(['proof.expired', 'camera.black'])
  expect(later.directions.centre).toEqual({
    sees: 'unknown',
    hears: 'unknown',
    isSeen: 'unknown',
    isHeard: 'unknown',
  })
  const again = asOf(later, ENDED_AT + 2 * hour, hour)
  expect(again.findings.map(({ code }) => code)).toEqual(['proof.expired', 'camera.black'])
  expect(again.findings[0]?.cause.vi).toBe('Kết quả đã cũ: thử cách đây 2 giờ, tối đa 60 phút.')
  expect(asOf(fresh, ENDED_AT + hour, hour).grade).toBe('good')
})

test('D17: clocks that differ a little are borne, a proof from the future is none', () => {
  expect(asOf(fresh, ENDED_AT - 120_000, hour).grade).toBe('good')
  expect(asOf(fresh, ENDED_AT - 120_001, hour)).toMatchObject({
    grade: 'untested',
    findings: [{ code: 'proof.future' }],
  })
})

test('D18: a short test alone is no proof; with the capacities of a full one it is, as old as that one', () => {
  expect(judge(shortTest, defaults, ENDED_AT + hour)).toMatchObject({
    grade: 'untested',
    findings: [{ code: 'measurement.missing' }],
  })
  const whole = carryOver(shortTest, goodSite)
  const found = judge(whole, defaults, ENDED_AT + hour)
  expect(found).toMatchObject({ grade: 'good', provedAt: ENDED_AT, measurement: 'm2' })
  expect(asOf(found, ENDED_AT + hour + 1, hour).grade).toBe('untested')
})

test('D18: a short test asks nobody to speak and plays no tone: that it has from the full one, of what works only', () => {
  const unasked = changed(shortTest, {
    ...{ 'microphone.levelDbov': null, 'microphone.clippingShare': null, 'speaker.toneHeard': null },
    ...{ 'person.saw': null, 'person.heard': null, 'person.by': null },
  })
  expect(judge(carryOver(unasked, goodSite), defaults, ENDED_AT + hour)).toMatchObject({
    ...{ grade: 'good', provedAt: ENDED_AT },
  })
  const muted = carryOver(changed(unasked, { 'microphone.state': 'muted' }), goodSite)
  expect(muted.microphone.levelDbov).toBeNull()
  const loud = carryOver(changed(unasked, { 'microphone.levelDbov': -5 }), goodSite)
  expect(loud.microphone.levelDbov).toBe(-5)
  const blocked = carryOver(changed(unasked, { 'speaker.state': 'blocked' }), goodSite)
  expect(blocked.speaker.toneHeard).toBeNull()
  const denied = carryOver(changed(unasked, { 'person.saw': false }), goodSite)
  expect(denied.person).toMatchObject({ saw: false, heard: null })
})

test('D18: what is not the same site, not full, or later, is not carried', () => {
  const none = [
    null,
    { ...goodSite, site: 'VN-25-08152' },
    { ...goodSite, form: 'short' as const },
    { ...goodSite, endedAt: shortTest.startedAt + 1 },
  ]
  for (const full of none) expect(carryOver(shortTest, full)).toBe(shortTest)
  expect(carryOver(goodSite, { ...goodSite, endedAt: ENDED_AT - hour })).toBe(goodSite)
})
