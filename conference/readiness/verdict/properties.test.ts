import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Grade, Measurement } from '#contract/readiness'
import { changed, defaults, ENDED_AT, goodSite } from '../testing/good-site.ts'
import { needed, worsenings } from '../testing/worsenings.ts'
import { bySeverity, isFailing } from './bands.ts'
import { judge } from './judge.ts'

const judged = (measurement: Measurement, now = ENDED_AT) => judge(measurement, defaults, now)
/** Neither lets a site be ready. */
const ranks: Record<Grade, number> = { good: 2, acceptable: 1, untested: 0, fail: 0 }

const paths = Object.keys(worsenings)
/** A good site with a few fields changed to anything that they may be, or not measured at all. */
const anySite = fc
  .dictionary(fc.constantFrom(...paths), fc.nat(), { maxKeys: 6 })
  .chain((chosen) =>
    fc.record(
      Object.fromEntries(
        Object.keys(chosen).map((path) => [path, fc.option(worsenings[path]?.any ?? fc.constant(null))]),
      ),
    ),
  )
  .map((changes) => changed(goodSite, changes))

const readField = (measurement: Measurement, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, name) => Object.entries(part ?? {}).find(([key]) => key === name)?.[1],
      measurement,
    )

test('D2: worse input never gives a better grade', () => {
  fc.assert(
    fc.property(anySite, fc.constantFrom(...paths), fc.nat(), (before, path, seed) => {
      const value = readField(before, path)
      fc.pre(value !== null)
      const worse = worsenings[path]?.worse(value, seed)
      const [first, second] = [judged(before), judged(changed(before, { [path]: worse }))]
      expect(ranks[second.grade], `${path}: ${value} → ${worse}`).toBeLessThanOrEqual(ranks[first.grade])
      if (first.grade === 'fail') expect(second.grade).toBe('fail')
    }),
    { numRuns: 1000 },
  )
})

test.each(needed)('D3: without %s no site is green', (...names) => {
  fc.assert(
    fc.property(anySite, (site) => {
      const without = changed(site, Object.fromEntries(names.map((path) => [path, null])))
      expect(ranks[judged(without).grade]).toBe(0)
    }),
    { numRuns: 15 },
  )
})

test('D3: what is not measured never makes a grade better', () => {
  fc.assert(
    fc.property(anySite, fc.subarray(paths, { minLength: 1, maxLength: 4 }), (site, gone) => {
      const without = changed(site, Object.fromEntries(gone.map((path) => [path, null])))
      const isFault = (path: string) => readField(site, path) !== readField(goodSite, path)
      fc.pre(!gone.some(isFault))
      expect(ranks[judged(without).grade]).toBeLessThanOrEqual(ranks[judged(site).grade])
    }),
    { numRuns: 1000 },
  )
})

test('D1, D16: the grade is that of the worst finding; findings stand by weight, none twice, in the same order again', () => {
  fc.assert(
    fc.property(anySite, (site) => {
      const { grade, findings } = judged(site)
      expect(judged(structuredClone(site)).findings).toEqual(findings)
      const severities = findings.map(({ severity }) => severity)
      const [worst] = severities.toSorted(bySeverity)
      const byWorst = !worst || worst === 'note' ? 'good' : worst === 'missing' ? 'untested' : 'acceptable'
      expect(grade).toBe(worst && isFailing(worst) ? 'fail' : byWorst)
      const stops = severities.map((severity) => isFailing(severity))
      expect(stops).toEqual(stops.toSorted((a, b) => Number(b) - Number(a)))
      const keys = findings.map(({ code, place }) => `${code} ${place}`)
      expect(new Set(keys).size).toBe(keys.length)
    }),
    { numRuns: 1000 },
  )
})

test('D17: nothing of a proof that is too old, or from the future, is green', () => {
  fc.assert(
    fc.property(anySite, fc.integer({ min: 1, max: 1e9 }), (site, beyond) => {
      expect(judged(site, ENDED_AT + defaults.maxAgeMs + beyond).grade).toBe('untested')
      expect(judged(site, ENDED_AT - 120_000 - beyond).grade).toBe('untested')
    }),
    { numRuns: 100 },
  )
})
