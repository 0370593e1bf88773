import { expect, test } from 'vitest'
import { answered, boardSite, fixed, incident } from '../testing/readiness-samples.ts'
import { byUrgency, keepPlaces, linesFor, outOfPlace, seenToBy, unanswered } from './incidents.ts'

const telecom = (provider: string, circuit = 'PTO-1') => ({
  ...{ party: 'telecom' as const, provider, circuit, phone: '1800 1166' },
})

test('R70: incidents that nobody answered stand first and are counted, then those seen to, then those called fixed', () => {
  const all = [
    incident('fixed', { state: fixed, openedAt: 1 }),
    incident('answered', { state: answered, openedAt: 2 }),
    incident('young', { openedAt: 4 }),
    incident('old', { openedAt: 3 }),
    incident('call', { openedAt: 5, cause: { kind: 'help', words: null } }),
  ]
  expect(byUrgency(all).map(({ id }) => id)).toEqual(['call', 'old', 'young', 'answered', 'fixed'])
  expect(unanswered(all)).toBe(3)
})

test('R70: an incident that is answered stays where it is looked at; new ones follow, and those below are counted', () => {
  const [first, second] = [incident('first', { openedAt: 1 }), incident('second', { openedAt: 2 })]
  const seenTo = { ...first, state: answered }
  const call = incident('call', { openedAt: 5, cause: { kind: 'help', words: null } })
  const order = (places: string[], ...all: Parameters<typeof keepPlaces>[1]) =>
    keepPlaces(places, all).map(({ id }) => id)
  expect(order([], second, first)).toEqual(['first', 'second'])
  expect(order(['first', 'second'], second, seenTo, call)).toEqual(['first', 'second', 'call'])
  expect(order(['first', 'second'], call, second)).toEqual(['second', 'call'])
  expect([outOfPlace([first, second]), outOfPlace([seenTo, second, call]), outOfPlace([])]).toEqual([0, 2, 0])
  expect(order([], seenTo, second, call)).toEqual(['call', 'second', 'first'])
})

test('R70: an incident can be handed to the providers that were named for the site, then for others of its province', () => {
  const incidents = [
    incident('a', { site: 'VN-25-07909', owner: telecom('VNPT') }),
    incident('b', { site: 'VN-01-00004', owner: telecom('Viettel') }),
    incident('c'),
  ]
  const rows = new Map(
    [
      boardSite('VN-25-07900', { owner: telecom('MobiFone') }),
      boardSite('VN-25-04792', { owner: telecom('VNPT') }),
      boardSite('VN-25-07894', { owner: telecom('VNPT', 'PTO-2') }),
    ].map((row) => [row.site, row]),
  )
  expect(
    linesFor('VN-25-07900', incidents, rows).map(({ provider, circuit }) => [provider, circuit]),
  ).toEqual([
    ['MobiFone', 'PTO-1'],
    ['VNPT', 'PTO-1'],
    ['VNPT', 'PTO-2'],
  ])
  expect(linesFor('VN-19', incidents, rows)).toEqual([])
})

test('R66: who sees to a finding is whom its incident is with, also where this tier knows no provider', () => {
  const [site, code] = ['VN-25-07900', 'microphone.silent']
  const handed = incident('a', { owner: telecom('VNPT') })
  const province = { party: 'province' } as const
  expect(seenToBy(site, code, [handed], province)).toEqual(telecom('VNPT'))
  expect(seenToBy(site, 'loss.high', [handed], province)).toBe(province)
  expect(seenToBy('VN-25', code, [handed], province)).toBe(province)
  const closed = { state: 'closed', answered: null, fixed: null, closed: { at: 9, by: 'Lan' } } as const
  const over = incident('a', { owner: telecom('VNPT'), state: closed })
  expect(seenToBy(site, code, [over], null)).toBeNull()
})
