import { expect, test } from 'vitest'
import { type FindingCode, findingCode, grade } from '#contract/readiness'
import { findingWords, gradeWords, partyWords } from './index.ts'

/** As many letters as a line of the board's narrowest list has room for. */
const MOST_LETTERS = 32

test('every code that can be found has words, few enough for a list', () => {
  expect(Object.keys(findingWords).toSorted()).toEqual([...findingCode.options].toSorted())
  for (const { vi, en } of Object.values(findingWords))
    for (const words of [vi, en]) {
      expect(words.length, words).toBeGreaterThan(0)
      expect(words.length, words).toBeLessThanOrEqual(MOST_LETTERS)
    }
})

test('two codes, grades or parties are never named alike: a list groups by its words', () => {
  for (const named of [findingWords, gradeWords, partyWords])
    for (const language of ['vi', 'en'] as const) {
      const words = Object.values(named).map((phrase) => phrase[language])
      expect(new Set(words).size).toBe(words.length)
    }
})

test('what was never tested is called so, as its grade is', () => {
  const never: FindingCode = 'proof.none'
  expect(findingWords[never].vi).toBe(gradeWords[grade.enum.untested].vi)
})
