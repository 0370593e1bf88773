import { expect, test } from 'vitest'
import { status } from '../testing/samples.ts'
import { nextPresenter, offersOf } from './content.ts'

const roster = new Map(
  [status('VN-25', { content: true }), status('VN-25-07900'), status('VN-25-07909', { content: true })].map(
    (each) => [each.site, each],
  ),
)

test('R38: the chosen site’s offer comes first; pressed again it ends', () => {
  expect(offersOf(roster, null)).toEqual(['VN-25', 'VN-25-07909'])
  const offers = offersOf(roster, 'VN-25-07909')
  expect(offers[0]).toBe('VN-25-07909')
  expect(nextPresenter({ presenter: null }, offers)).toBe('VN-25-07909')
  expect(nextPresenter({ presenter: 'VN-25' }, offers)).toBe('VN-25-07909')
  expect(nextPresenter({ presenter: 'VN-25-07909' }, offers)).toBeNull()
  expect(nextPresenter({ presenter: 'VN' }, [])).toBeNull()
  expect(nextPresenter({ presenter: null }, [])).toBeUndefined()
})
