import { expect, test } from 'vitest'
import type { SiteId } from '#contract'
import type { Want } from '#contract/uplink'
import { planCascade, validatePlan } from './index.ts'
import { centreInput, provinceInput, sessionWith } from './testing/input.ts'
import type { CascadeInput } from './types.ts'

const [hoaBinh, thanhBa] = ['VN-25-07900', 'VN-25-08152'] as const
const trial = (site: SiteId, what: 'test' | 'echo') => [`${site}/${what}-picture`, `${site}/${what}-sound`]
const wantsOf = (site: SiteId, what: 'test' | 'echo', audience: string[] = []): Want[] =>
  trial(site, what).map((source) => ({ source, layer: source.endsWith('picture') ? 2 : null, audience }))
const fed = (site: SiteId, what: 'test' | 'echo') =>
  wantsOf(site, what).map(({ source, layer }) => ({ source, layer, standby: false }))

function planned(input: CascadeInput) {
  const plan = planCascade(input)
  expect(validatePlan(input, plan)).toEqual([])
  return plan
}

const province = (changes: Partial<CascadeInput>) =>
  planned(
    provinceInput({
      audience: [hoaBinh, thanhBa, 'VN-25'],
      local: [...trial(hoaBinh, 'test'), ...trial(thanhBa, 'test')],
      ...changes,
    }),
  )

test('K25: its own node returns a site its test, and nothing of it crosses the link', () => {
  const { feeds, wants, sends } = province({ loops: [{ site: hoaBinh, by: 'VN-25' }] })
  expect(feeds).toEqual({ [hoaBinh]: fed(hoaBinh, 'test'), [thanhBa]: [], 'VN-25': [] })
  expect([wants.VN, sends.VN]).toEqual([[], []])
})

test('K25: for a loop through the centre the home asks for the echo, sends the test, and feeds what came down', () => {
  const loops = [{ site: hoaBinh, by: 'VN' }]
  const waiting = province({ loops, peerWants: { VN: wantsOf(hoaBinh, 'test') } })
  expect(waiting.wants.VN).toEqual(wantsOf(hoaBinh, 'echo'))
  expect(waiting.sends.VN).toEqual(trial(hoaBinh, 'test'))
  expect(waiting.feeds[hoaBinh]).toEqual([])
  const returned = province({ loops, arrived: { VN: trial(hoaBinh, 'echo') } })
  expect(returned.feeds).toEqual({ [hoaBinh]: fed(hoaBinh, 'echo'), [thanhBa]: [], 'VN-25': [] })
})

test('K25: the centre takes the test up where its echo is asked for, and sends it back the same way', () => {
  const peerWants = { 'VN-25': wantsOf(hoaBinh, 'echo') }
  const asked = planned(centreInput({ peerWants }))
  expect(asked.wants).toEqual({ 'VN-19': [], 'VN-25': wantsOf(hoaBinh, 'test'), 'VN-31': [] })
  expect(asked.sends['VN-25']).toEqual([])
  const arrived = { 'VN-25': trial(hoaBinh, 'test') }
  const { sends, feeds, refused } = planned(centreInput({ audience: ['VN'], peerWants, arrived }))
  expect(sends).toEqual({ 'VN-19': [], 'VN-25': trial(hoaBinh, 'echo'), 'VN-31': [] })
  expect([feeds.VN, refused['VN-25']]).toEqual([[], []])
})

test('K25: an echo that a neighbour asks for whose site is not there makes nobody send a test', () => {
  const peerWants = { 'VN-19': wantsOf(hoaBinh, 'echo') }
  const { wants, refused } = planned(centreInput({ peerWants }))
  expect(wants['VN-25']).toEqual([])
  expect(refused['VN-19']).toHaveLength(2)
})

test('K25: without a loop nothing flows, whoever asks and whatever arrived', () => {
  const above = province({
    peerWants: { VN: wantsOf(hoaBinh, 'test') },
    arrived: { VN: trial(hoaBinh, 'echo') },
  })
  expect([above.sends.VN, above.wants.VN, above.feeds[hoaBinh]]).toEqual([[], [], []])
  expect(above.refused.VN?.map(({ vi }) => vi)).toEqual(
    Array(2).fill(`Không có kiểm thử nào của ${hoaBinh} đang được trả về ở đây.`),
  )
  const centre = planned(centreInput({ arrived: { 'VN-25': trial(hoaBinh, 'test') } }))
  expect([centre.sends['VN-25'], centre.wants['VN-25']]).toEqual([[], []])
})

test('K25: loops of sites elsewhere, of absent sites and through other provinces are none', () => {
  const loops = [
    { site: 'VN-19-05443', by: 'VN' },
    { site: 'VN-25-07909', by: 'VN' },
    { site: hoaBinh, by: 'VN-19' },
  ]
  const { wants, feeds } = province({ loops })
  expect([wants.VN, feeds[hoaBinh]]).toEqual([[], []])
  const alone = province({ parent: null, budget: {}, loops: [{ site: hoaBinh, by: 'VN' }] })
  expect(alone.feeds[hoaBinh]).toEqual([])
})

test('K26: a test is had by its own site only: no other province, no console, no seen and heard', () => {
  const others = { 'VN-19': [...wantsOf(hoaBinh, 'test', ['VN-19']), ...wantsOf(hoaBinh, 'echo', ['VN-19'])] }
  const watching = [...wantsOf(hoaBinh, 'test'), ...wantsOf(hoaBinh, 'echo')]
  const { sends, refused, monitors } = planned(
    centreInput({
      arrived: { 'VN-25': trial(hoaBinh, 'test') },
      peerWants: { ...others, 'VN-25': wantsOf(hoaBinh, 'echo') },
      monitors: watching.map(({ source }) => ({ source, layer: source.endsWith('picture') ? 1 : null })),
    }),
  )
  expect([sends['VN-19'], refused['VN-19']?.length, monitors]).toEqual([[], 4, []])
  const here = province({ loops: [{ site: hoaBinh, by: 'VN-25' }] })
  expect([here.seenBy[hoaBinh], here.heardBy[hoaBinh]]).toEqual([[], []])
  expect(here.publish[hoaBinh]).toEqual({ camera: null, microphone: false, content: false })
})

test('K27: a full link carries tests all the same, and no picture of the program gives way', () => {
  const session = sessionWith('VN', '2x2', [thanhBa, 'VN', 'VN-19'])
  const budget = { VN: { in: 1, out: 1 } }
  const program: Want = { source: `${thanhBa}/camera`, layer: 2, audience: ['VN'] }
  const local = [`${thanhBa}/camera`, ...trial(hoaBinh, 'test')]
  const without = { sessions: [session], budget, local, peerWants: { VN: [program] } }
  const { wants, sends, shortfalls } = province(without)
  const tested = province({
    ...without,
    loops: [{ site: hoaBinh, by: 'VN' }],
    peerWants: { VN: [program, ...wantsOf(hoaBinh, 'test')] },
  })
  expect(sends.VN).toHaveLength(1)
  expect(tested.sends.VN).toEqual([...trial(hoaBinh, 'test'), ...(sends.VN ?? [])])
  expect(tested.wants.VN).toEqual(
    [...(wants.VN ?? []), ...wantsOf(hoaBinh, 'echo')].sort((a, b) => (a.source < b.source ? -1 : 1)),
  )
  expect(tested.shortfalls.VN).toEqual(shortfalls.VN)
  expect(shortfalls.VN).toHaveLength(1)
})
