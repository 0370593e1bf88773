import { expect, test } from 'vitest'
import { type FindingCode, findingCode, grade } from '#contract/readiness'
import { findingWords, gradeWords, mosText, partyWords, wayStateWords, wayWords } from './index.ts'

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
  for (const named of [findingWords, gradeWords, partyWords, wayWords, wayStateWords])
    for (const language of ['vi', 'en'] as const) {
      const words = Object.values(named).map((phrase) => phrase[language])
      expect(new Set(words).size).toBe(words.length)
    }
})

test('what was never tested is called so, as its grade is', () => {
  const never: FindingCode = 'proof.none'
  expect(findingWords[never].vi).toBe(gradeWords[grade.enum.untested].vi)
})

test('a MOS has two digits, as in the words of a finding; what was not measured is a dash', () => {
  expect([mosText(3.8, 'vi'), mosText(3.8, 'en'), mosText(4.413, 'vi'), mosText(null, 'vi')]).toEqual([
    ...['3,80', '3.80', '4,41', '–'],
  ])
})
