import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type NodeId, Refusal, type RollCallAnswer } from '#contract'
import type { EventBody } from '#contract/events'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { type Answers, mergeAnswers } from './answers.ts'
import { openRollCalls, type RollCalls, rollCallMigrations } from './index.ts'
import { clearRollCalls } from './roll-call-store.ts'

const [vietTri, thanhBa, linhSon] = ['VN-25-07900', 'VN-25-08152', 'VN-19-05710'] as const
const stores = new Map<NodeId, Store>()
const clock = createManualClock()
let events: EventBody[] = []
let ids = 0

beforeAll(async () => {
  for (const node of ['VN', 'VN-25', 'VN-19'])
    stores.set(
      node,
      await openStore({
        url: 'pglite:memory',
        migrations: rollCallMigrations,
        snapshotDir: testSnapshotDir,
      }),
    )
})
afterAll(() => Promise.all([...stores.values()].map((store) => store.close())))
beforeEach(async () => {
  for (const store of stores.values()) await clearRollCalls(store)
  events = []
})

function at(node: NodeId): Promise<RollCalls> {
  const store = stores.get(node) ?? expect.fail(`no store of ${node}`)
  return openRollCalls({
    ...{ store, node, clock, newId: () => `r${ids++}`, log: silentLog },
    record: (body, also) =>
      store.transaction(async (tx) => {
        await also(tx)
        events.push(body)
      }),
  })
}
const wanted = { session: 's', question: 'Nghe rõ không?', sites: null, by: 'Hà' }
const given = (id: string, site: string, presence: 'heard' | 'no-sound' | 'absent' = 'heard') => ({
  ...{ id, site, presence, reason: null, way: 'page' as const, by: site },
})
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const exchange = async (upper: [NodeId, RollCalls], lower: [NodeId, RollCalls]) => {
  await lower[1].adopt(upper[0], upper[1].tellTo(lower[0], ['s']))
  await upper[1].adopt(lower[0], lower[1].tellTo(upper[0], ['s']))
}
const said = (calls: RollCalls) =>
  Object.fromEntries(
    (calls.all().at(-1)?.entries ?? []).map(({ site, answers }) => [
      site,
      answers.map((each) => each.presence),
    ]),
  )

test('R1: one runs at a time in a session, and the next one after its end', async () => {
  const centre = await at('VN')
  const first = await centre.open(wanted)
  expect(await refusalOf(centre.open(wanted))).toBe('roll-call.running')
  await centre.close(first, 'Hà')
  await centre.close(first, 'Hà')
  await centre.open(wanted)
  expect(events.map(({ kind }) => kind)).toEqual(['roll-call.opened', 'roll-call.closed', 'roll-call.opened'])
})

test('R2, R4: who is not asked, or too late, or too often, is refused', async () => {
  const centre = await at('VN')
  const id = await centre.open({ ...wanted, sites: [vietTri] })
  expect(await refusalOf(centre.answer(given('none', vietTri)))).toBe('roll-call.unknown')
  expect(await refusalOf(centre.answer(given(id, thanhBa)))).toBe('site.unknown')
  for (let count = 0; count < 16; count++) await centre.answer(given(id, vietTri))
  expect(await refusalOf(centre.answer(given(id, vietTri)))).toBe('roll-call.too-many')
  await centre.close(id, 'Hà')
  expect(await refusalOf(centre.answer(given(id, vietTri)))).toBe('roll-call.over')
})

test('R3, R5: tiers exchange answers and corrections; one that was away comes to the same, also after a restart', async () => {
  const [centre, province, other] = [await at('VN'), await at('VN-25'), await at('VN-19')]
  const id = await centre.open(wanted)
  await exchange(['VN', centre], ['VN-25', province])
  await province.answer(given(id, vietTri, 'no-sound'))
  await centre.answer({ ...given(id, thanhBa, 'absent'), way: 'operator', by: 'Hà' })
  await exchange(['VN', centre], ['VN-25', province])
  await province.answer(given(id, vietTri, 'heard'))
  await exchange(['VN', centre], ['VN-25', province])
  await exchange(['VN', centre], ['VN-19', other])
  await other.answer(given(id, linhSon))
  await exchange(['VN', centre], ['VN-19', other])
  const whole = { [vietTri]: ['no-sound', 'heard'], [thanhBa]: ['absent'], [linhSon]: ['heard'] }
  expect(said(centre)).toEqual(whole)
  expect(said(province)).toEqual({ [vietTri]: ['no-sound', 'heard'], [thanhBa]: ['absent'] })
  expect(said(other)).toEqual({ [linhSon]: ['heard'] })
  await centre.close(id, 'Hà')
  await exchange(['VN', centre], ['VN-25', province])
  expect(province.all()[0]?.call.endedAt).not.toBeNull()
  expect((await at('VN')).all()).toEqual(centre.all())
  expect(events.filter(({ kind }) => kind === 'roll-call.answered')).toHaveLength(4)
})

test('R6: a tier speaks for its own sites, and calls nobody from below', async () => {
  const [centre, province] = [await at('VN'), await at('VN-25')]
  const id = await centre.open(wanted)
  const state = centre.all()[0] ?? expect.fail()
  const answer = { presence: 'heard', reason: null, way: 'page', by: 'x', tier: 'VN-19', at: 1 } as const
  await centre.adopt('VN-19', [{ ...state, entries: [{ site: vietTri, answers: [answer] }] }])
  expect(said(centre)).toEqual({})
  const forged = { ...state, call: { ...state.call, id: 'forged' } }
  await centre.adopt('VN-25', [forged])
  await centre.adopt('VN-25', [{ ...state, call: { ...state.call, endedAt: 5 } }])
  expect(centre.all()).toEqual([state])
  await province.adopt('VN', [{ ...forged, call: { ...forged.call, owner: 'VN-19' } }])
  expect(province.all()).toEqual([])
  expect(id).toBe(state.call.id)
})

const answer = fc.record<RollCallAnswer>({
  presence: fc.constantFrom('heard', 'no-sound', 'absent'),
  reason: fc.constantFrom(null, 'ốm'),
  way: fc.constantFrom('page', 'operator'),
  by: fc.constantFrom('a', 'b'),
  tier: fc.constantFrom('VN', 'VN-25'),
  at: fc.nat({ max: 3 }),
})
const answers: fc.Arbitrary<Answers> = fc
  .array(fc.tuple(fc.constantFrom(vietTri, thanhBa), answer), { maxLength: 8 })
  .map((list) =>
    list.reduce<Answers>((all, [site, each]) => mergeAnswers(all, new Map([[site, [each]]])), new Map()),
  )
const plain = (all: Answers) => Object.fromEntries(all)

test('R3: merging comes to the same in any order and however often', () => {
  fc.assert(
    fc.property(answers, answers, answers, (a, b, c) => {
      const one = mergeAnswers(mergeAnswers(a, b), c)
      expect(plain(mergeAnswers(c, mergeAnswers(b, a)))).toEqual(plain(one))
      expect(plain(mergeAnswers(one, a))).toEqual(plain(one))
    }),
  )
})
