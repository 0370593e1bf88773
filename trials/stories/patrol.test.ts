import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Patrol, Scene, SiteId } from '#contract'
import type { EventBody, EventRecord } from '#contract/events'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { type Desk, openDesk, sessionAt, take, until } from '#trials/stage'
import { type PaperSite, seatOnPaper } from './paper-sites.ts'

/** Of 60 sites of the province 10 are absent, 5 have no video. */
const listed = 60
const absent = 10
const blind = 5
const slots = 9
const stepMs = 3000

const scope = createScope()
const folder = mkdtempSync(join(tmpdir(), 'lienthong-patrol-'))
let constellation: Constellation
let centre: Desk
let sites: SiteId[] = []
const seated = new Map<SiteId, PaperSite>()
let patrol = ''

async function deskOf(node: string): Promise<Desk> {
  const control = constellation.tier(node).control
  const { token } = await control.sites.issueAccessToken({
    name: `Trực ${node}`,
    rights: everyRight,
    expiresAt: null,
  })
  return openDesk(control.url, token)
}

beforeAll(async () => {
  constellation = await startConstellation(
    threeTiers({ storeOf: (node) => `pglite:${join(folder, node)}` }),
    createLog({ name: 'story', level: 'error', pretty: true }),
  )
  scope.add(constellation)
  centre = await deskOf('VN')
  const province = await deskOf('VN-25')
  const found = await province.call<{ sites: { id: SiteId }[] }>('sites.list', { below: 'VN-25', limit: 100 })
  sites = found.sites
    .map(({ id }) => id)
    .filter((id) => id !== 'VN-25')
    .slice(0, listed)
  for (const [place, site] of sites.slice(absent).entries())
    seated.set(site, await seatOnPaper(province, site, place < blind ? 'absent' : 'ok'))
  scope.add(() => {
    for (const each of seated.values()) each.close()
  })
  await centre.call('session.open', { title: 'Giao ban', chair: null })
  await until(
    'the centre sees the sites',
    () => centre.call<{ total: number }>('sites.list', { below: 'VN-25', state: 'connected', limit: 1 }),
    ({ total }) => total === listed - absent,
  )
}, 120_000)
afterAll(async () => {
  await scope.close()
  rmSync(folder, { recursive: true, force: true })
})

const patrolNow = async (): Promise<Patrol> => {
  const { patrols } = await sessionAt(centre)
  return patrols[0] ?? expect.fail('no patrol')
}
const order = async (op: 'start' | 'pause' | 'next' | 'previous') =>
  centre.call(`patrol.${op}`, { session: (await sessionAt(centre)).id, patrol })
const afterStep = async (step: number): Promise<Patrol> =>
  (await until(`a step after ${step}`, patrolNow, (now) => now.step > step, { withinMs: 30_000 })).answer
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
const recorded = async (kind: EventBody['kind']) => {
  const { events } = await centre.call<{ events: EventRecord[] }>('record.list', { after: 0, limit: 1000 })
  return events.map(({ body }) => body).filter((body) => body.kind === kind)
}
const scene = (): Scene => ({
  layout: '3x3',
  slots: Array.from({ length: slots }, () => ({ kind: 'patrol', patrol })),
})

test('N18, L9: 60 sites, 10 absent, 5 without video: the other 45 once a round, over a pause and a restart of the owner', async () => {
  const settings = { name: '60 xã', list: { kind: 'sites', sites }, stepMs, slots, order: 'unseen-longest' }
  const session = (await sessionAt(centre)).id
  ;({ patrol } = await centre.call<{ patrol: string }>('patrol.create', { session, settings }))
  await order('start')
  await take(centre, scene())
  let now = await afterStep(0)
  const shown = [...now.current]
  now = await afterStep(now.step)
  shown.push(...now.current)
  expect(now).toMatchObject({ seen: 9, total: 45, skipped: { absent: 10, noVideo: 5, notAgreed: 0 } })

  await order('pause')
  await wait(stepMs + 1000)
  expect(await patrolNow()).toMatchObject({ state: 'paused', current: now.current })

  const tier = constellation.tier('VN')
  await tier.crashControl()
  await tier.startControl()
  centre = await deskOf('VN')
  expect(await patrolNow()).toMatchObject({ state: 'paused', current: now.current, step: now.step, seen: 9 })
  await order('start')
  while (shown.length < 45) {
    now = await afterStep(now.step)
    shown.push(...now.current)
  }
  await afterStep(now.step)
  expect(shown.toSorted()).toEqual(sites.slice(absent + blind).toSorted())
  const skipped = { absent: 10, noVideo: 5, notAgreed: 0 }
  const round = { session, patrol, name: '60 xã', round: 1, seen: 45, total: 45, skipped }
  expect(await recorded('patrol.finished-round')).toEqual([{ kind: 'patrol.finished-round', ...round }])
}, 120_000)

test('L6, L10: who leaves while shown gives way; back and on by hand are in the record', async () => {
  await order('pause')
  const before = await patrolNow()
  await order('previous')
  const back = await patrolNow()
  expect(back.current.some((site) => before.current.includes(site))).toBe(false)
  await order('next')
  expect(await recorded('patrol.moved')).toMatchObject([
    { to: 'previous', tier: 'VN' },
    { to: 'next', tier: 'VN' },
  ])
  await order('start')
  const [leaving] = (await patrolNow()).current
  seated.get(leaving ?? '')?.close()
  await until('another site is shown', patrolNow, ({ current }) => !current.includes(leaving ?? ''), {
    withinMs: 20_000,
  })
  expect((await patrolNow()).current).toHaveLength(slots)
}, 60_000)
