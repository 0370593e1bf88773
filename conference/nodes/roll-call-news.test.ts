import { expect, test } from 'vitest'
import { type RollCallAnswer, type RollCallEntry, type RollCallState, rollCallNews } from '#contract'
import { createRollCallTold } from './roll-call-news.ts'

const heard: RollCallAnswer = {
  ...{ presence: 'heard', reason: null, way: 'page', by: 'PTO - Phường Việt Trì', tier: 'VN-25' },
  at: 1_760_490_003_000,
}
const state = (entries: RollCallEntry[], change: Partial<RollCallState['call']> = {}): RollCallState => ({
  call: {
    ...{ id: 'r1', session: 's', owner: 'VN', question: '', sites: null, by: 'Hà', at: 0, endedAt: null },
    ...change,
  },
  entries,
})
const entry = (site: string, ...answers: RollCallAnswer[]): RollCallEntry => ({ site, answers })

test('N32: the first time all, then the sites with new answers, an ended one whole, and nothing twice', () => {
  const told = createRollCallTold()
  const first = state([entry('VN-25', heard)])
  expect(told.next([first])).toEqual({ whole: true, rollCalls: [first], answers: [] })
  expect(told.next([first])).toBeNull()
  expect(told.next([state([entry('VN-25', heard)])])).toBeNull()
  const corrected = entry('VN-25', heard, { ...heard, presence: 'absent', at: heard.at + 1 })
  const second = state([corrected, entry('VN-19', heard)])
  expect(told.next([second])).toEqual({
    whole: false,
    rollCalls: [],
    answers: [{ rollCall: 'r1', entries: second.entries }],
  })
  const third = state([...second.entries, entry('VN', heard)])
  const fourth = { ...third, call: { ...third.call, endedAt: 9 } }
  expect(told.next([third])?.answers).toEqual([{ rollCall: 'r1', entries: [entry('VN', heard)] }])
  expect(told.next([fourth])).toEqual({ whole: false, rollCalls: [fourth], answers: [] })
  const next = state([], { id: 'r2' })
  expect(told.next([next])).toEqual({ whole: false, rollCalls: [next], answers: [] })
})

test('N32: a console that opens is told all even of nothing', () => {
  expect(createRollCallTold().next([])).toEqual({ whole: true, rollCalls: [], answers: [] })
})

test('N32: of a roll call of the whole country one answer more costs less than a kilobyte, where all are 600', () => {
  const country = Array.from({ length: 3321 }, (_, n) => entry(`VN-25-${String(n).padStart(5, '0')}`, heard))
  const told = createRollCallTold()
  const sites = country.map(({ site }) => site)
  const bytesOf = (entries: RollCallEntry[]) => {
    const news = told.next([state(entries, { sites })])
    expect(rollCallNews.safeParse(news).success).toBe(true)
    return Buffer.byteLength(JSON.stringify(news))
  }
  expect(bytesOf(country.slice(0, -1))).toBeGreaterThan(500_000)
  expect(bytesOf(country)).toBeLessThan(300)
})
