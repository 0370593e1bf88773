import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RollCallState } from '#contract'
import { createScope } from '#foundation/lifetime'
import { createLog, silentLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { releaseWebRtc, startSyntheticSite } from '#trials/sites'
import { type Desk, openDesk, sessionAt, until } from '#trials/stage'

const [vietTri, nongTrang, linhSon] = ['VN-25-07900', 'VN-25-07894', 'VN-19-05710'] as const
const silent = 'VN-19-05443'

const scope = createScope()
let constellation: Constellation
const desks = new Map<string, Desk>()
const desk = (node: string): Desk => desks.get(node) ?? expect.fail(`no desk of ${node}`)

beforeAll(async () => {
  scope.add(releaseWebRtc)
  constellation = await startConstellation(
    threeTiers({ storeOf: () => 'pglite:memory' }),
    createLog({ name: 'story', level: 'error', pretty: true }),
  )
  scope.add(constellation)
  for (const node of ['VN', 'VN-25', 'VN-19']) {
    const { sites, url } = constellation.tier(node).control
    const { token } = await sites.issueAccessToken({
      name: `Trực ${node}`,
      rights: everyRight,
      expiresAt: null,
    })
    desks.set(node, openDesk(url, token))
  }
  await desk('VN').call('session.open', { title: 'Giao ban', chair: null })
  for (const site of [vietTri, nongTrang, linhSon]) {
    const { url: link } = await desk(site.slice(0, 5)).call<{ url: string }>('sites.issue-link', { site })
    const seated = startSyntheticSite({
      link,
      media: null,
      receive: false,
      log: silentLog,
      clock: systemClock,
    })
    scope.add(seated)
    await seated.ready()
  }
})
afterAll(() => scope.close())

async function rollCallAt(node: string): Promise<RollCallState> {
  const { id: session } = await sessionAt(desk('VN'))
  const { rollCalls } = await desk(node).call<{ rollCalls: RollCallState[] }>('roll-call.list', { session })
  return rollCalls.at(-1) ?? expect.fail('no roll call')
}
/** Site by site, the answers in their order. */
const saidIn = ({ entries }: RollCallState) =>
  Object.fromEntries(entries.map(({ site, answers }) => [site, answers.map(({ presence }) => presence)]))

test('N24, R2, R3: sites of two provinces answer on their pages; operators of both tiers note; all stand at the centre', async () => {
  const { id: session } = await sessionAt(desk('VN'))
  const asked = { session, question: 'Các điểm cầu nghe rõ không?', sites: null }
  await expect(desk('VN-25').call('roll-call.open', asked)).rejects.toThrow('session.not-in-control')
  const { rollCall } = await desk('VN').call<{ rollCall: string }>('roll-call.open', asked)
  await expect(desk('VN').call('roll-call.open', asked)).rejects.toThrow('roll-call.running')
  const pages = { [vietTri]: ['heard'], [nongTrang]: ['heard'], [linhSon]: ['heard'] }
  await until(
    'every page has answered',
    async () => saidIn(await rollCallAt('VN')),
    (said) => Object.keys(said).length === 3,
  )
  expect(saidIn(await rollCallAt('VN'))).toEqual(pages)

  const absent = { rollCall, site: silent, presence: 'absent', reason: 'Mất điện' }
  await expect(desk('VN-25').call('roll-call.set', absent)).rejects.toThrow('session.not-in-control')
  await desk('VN-19').call('roll-call.set', absent)
  await desk('VN').call('roll-call.set', { rollCall, site: vietTri, presence: 'no-sound', reason: null })
  const whole = { ...pages, [silent]: ['absent'], [vietTri]: ['heard', 'no-sound'] }
  await until(
    'the centre has all',
    async () => saidIn(await rollCallAt('VN')),
    (said) => silent in said,
  )
  expect(saidIn(await rollCallAt('VN'))).toEqual(whole)
  const corrected = (await rollCallAt('VN')).entries.find(({ site }) => site === vietTri)
  expect(corrected?.answers.map(({ by, tier, way }) => [by, tier, way])).toEqual([
    [expect.stringContaining('Việt Trì'), 'VN-25', 'page'],
    ['Trực VN', 'VN', 'operator'],
  ])
  await until(
    'Phú Thọ knows what the centre noted',
    async () => saidIn(await rollCallAt('VN-25'))[vietTri],
    (answers) => answers?.length === 2,
  )
})

test('R2, R5: ended at the centre it takes no answer any more in any tier, and its result is kept', async () => {
  const before = await rollCallAt('VN')
  await desk('VN').call('roll-call.close', { rollCall: before.call.id })
  await until(
    'Thái Nguyên knows the end',
    async () => (await rollCallAt('VN-19')).call.endedAt,
    (at) => at !== null,
  )
  const late = { rollCall: before.call.id, site: silent, presence: 'heard', reason: null }
  await expect(desk('VN-19').call('roll-call.set', late)).rejects.toThrow('roll-call.over')
  const after = await rollCallAt('VN')
  expect(after).toEqual({ ...before, call: { ...before.call, endedAt: expect.any(Number) } })
})
