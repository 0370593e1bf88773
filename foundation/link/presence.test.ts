import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PresenceState } from './link.ts'
import {
  isNews,
  type Judgement,
  judgeAnswer,
  judgeFarewell,
  judgeLoss,
  judgeSilence,
  unseen,
} from './presence.ts'

const up = (epoch: string) => judgeAnswer(unseen, { epoch, version: '1' }, '1', 1000).sighting

test('silence counts from the last answer', () => {
  expect(judgeSilence(up('a'), 3999, 3000).changes).toEqual([])
  expect(judgeSilence(up('a'), 4000, 3000).changes).toEqual([{ state: 'down' }])
  expect(judgeSilence(unseen, 9999, 3000).changes).toEqual([])
})

test('the farewell of a process that was replaced means nothing', () => {
  expect(judgeFarewell(up('second'), 'first').changes).toEqual([])
  expect(judgeFarewell(up('second'), 'second').changes).toEqual([{ state: 'down' }])
})

test('a ping is news until the answer to our own has shown the same', () => {
  const ping = { epoch: 'a', version: '1' }
  expect(isNews(unseen, ping)).toBe(true)
  expect(isNews(up('b'), ping)).toBe(true)
  expect(isNews(judgeAnswer(unseen, ping, '1', 0).sighting, ping)).toBe(false)
  expect(isNews(judgeAnswer(unseen, ping, '2', 0).sighting, ping)).toBe(false)
})

test('whatever happens, each shown change differs from the one before, and lives are parted by a down', () => {
  const word = fc.constantFrom('a', 'b')
  const version = fc.constantFrom('1', '2')
  const event = fc.oneof(
    fc.record({ is: fc.constant('answer' as const), epoch: word, version }),
    fc.record({ is: fc.constant('farewell' as const), epoch: word }),
    fc.record({ is: fc.constant('silence' as const) }),
    fc.record({ is: fc.constant('loss' as const) }),
  )
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const shown: PresenceState[] = [unseen.shown]
      let sighting = unseen
      events.forEach((each, index) => {
        const now = index * 1000
        const judge = (): Judgement => {
          switch (each.is) {
            case 'answer':
              return judgeAnswer(sighting, each, '1', now)
            case 'farewell':
              return judgeFarewell(sighting, each.epoch)
            case 'silence':
              return judgeSilence(sighting, now, 3000)
            case 'loss':
              return judgeLoss(sighting)
          }
        }
        const judgement = judge()
        sighting = judgement.sighting
        shown.push(...judgement.changes)
        expect(shown.at(-1)).toEqual(sighting.shown)
      })
      shown.forEach((state, index) => {
        const before = shown[index - 1]
        if (!before) return
        expect(state).not.toEqual(before)
        if (state.state === 'up') expect(before.state).not.toBe('up')
      })
    }),
  )
})
