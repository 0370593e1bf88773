import { afterEach, expect, test } from 'vitest'
import type { SiteId } from '#contract'
import {
  askedIn,
  black,
  closeWorlds,
  eventually,
  good,
  statesOf,
  testAs,
  thanhBa,
  vietTri,
  whole,
  world,
} from './testing/two-tiers.ts'

afterEach(closeWorlds)

test('N53, N54: a round asks who is there, and everybody ends proven, failed with a cause, or absent', async () => {
  const { start } = world()
  const province = await start('VN-25')
  province.come(vietTri, thanhBa)
  await province.side.operators.open(whole, 'Hà')
  expect((await askedIn(province)).toSorted()).toEqual([vietTri, thanhBa])
  expect(province.told.get(vietTri)?.order).toMatchObject({ asked: 'round', by: 'T-60', form: 'full' })
  await testAs(province, vietTri, good)
  await testAs(province, thanhBa, black)
  expect(statesOf(province)).toEqual({ 'VN-25': 'absent', [vietTri]: 'proven', [thanhBa]: 'failed' })
  expect(province.events.map(({ kind }) => kind)).toEqual([
    ...['round.opened', 'site.tested', 'round.site-ended', 'site.tested', 'round.site-ended'],
    'incident.opened',
  ])
})

test('N53: a paused round asks nobody, and over a restart nobody who is proven is tested again', async () => {
  const { start } = world()
  const before = await start('VN-25')
  before.come(vietTri, thanhBa)
  const { round } = await before.side.operators.open(whole, 'Hà')
  await askedIn(before)
  await testAs(before, vietTri, good)
  await before.side.operators.pause({ round }, 'Hà')
  await before.stop()

  const after = await start('VN-25')
  after.come(vietTri, thanhBa)
  await eventually(() => expect(statesOf(after)).toMatchObject({ [vietTri]: 'proven', [thanhBa]: 'waiting' }))
  expect(after.told.get(thanhBa)?.order ?? null).toBeNull()
  await after.side.operators.resume({ round }, 'Hà')
  expect(await askedIn(after)).toEqual([thanhBa])
  await testAs(after, thanhBa, good)
  expect(statesOf(after)).toMatchObject({ [vietTri]: 'proven', [thanhBa]: 'proven' })
  await after.side.operators.close({ round }, 'Hà')
  await expect(after.side.operators.pause({ round }, 'Hà')).rejects.toThrow('round.over')
  await expect(after.side.operators.pause({ round: 'x' }, 'Hà')).rejects.toThrow('round.unknown')
})

test('N54: who gives a test up, or does not take it up in time, is asked again or has failed with that', async () => {
  const { start, clock } = world()
  const province = await start('VN-25')
  province.come(vietTri)
  await province.side.operators.open(whole, 'Hà')
  await askedIn(province)
  const { order } = province.told.get(vietTri) ?? expect.fail('not asked')
  const { test: id } = province.side.tests.begin(
    { site: vietTri, seat: `seat-${vietTri}` },
    { form: 'full', asked: 'round', order: order?.order ?? '' },
  )
  province.side.tests.abort(vietTri, { test: id, why: 'session' })
  await eventually(() => expect(statesOf(province)).toMatchObject({ [vietTri]: 'waiting' }))
  expect(province.told.get(vietTri)?.order).toBeNull()
  await clock.advanceAsync(12_000)
  await askedIn(province)
  await eventually(() => expect(statesOf(province)).toMatchObject({ [vietTri]: 'running' }))
})

test('N54: an order that no page takes up is given again, three times; then the page has not taken it', async () => {
  const { start, clock } = world()
  const province = await start('VN-25')
  province.come(vietTri)
  await province.side.operators.open({ ...whole, sites: [vietTri] }, 'Hà')
  for (const state of ['waiting', 'waiting', 'failed']) {
    await askedIn(province)
    await eventually(() => expect(statesOf(province)).toEqual({ [vietTri]: 'running' }))
    await clock.advanceAsync(15_000)
    await eventually(() => expect(statesOf(province)).toEqual({ [vietTri]: state }))
    await clock.advanceAsync(12_000)
  }
  expect(province.side.rounds().at(-1)?.round.sites).toMatchObject([{ code: 'test.not-taken', tests: 1 }])
})

test('N54: a page that gives up each of its tests has failed with that, and holds up no round', async () => {
  const { start, clock } = world()
  const province = await start('VN-25')
  province.come(vietTri)
  await province.side.operators.open({ ...whole, sites: [vietTri] }, 'Hà')
  for (const state of ['waiting', 'waiting', 'failed']) {
    await askedIn(province)
    const { order } = province.told.get(vietTri) ?? expect.fail('not asked')
    const { test: id } = province.side.tests.begin(
      { site: vietTri, seat: `seat-${vietTri}` },
      { form: 'full', asked: 'round', order: order?.order ?? '' },
    )
    await eventually(() => expect(statesOf(province)).toEqual({ [vietTri]: 'running' }))
    province.side.tests.abort(vietTri, { test: id, why: 'closed' })
    await eventually(() => expect(statesOf(province)).toEqual({ [vietTri]: state }))
    await clock.advanceAsync(12_000)
  }
  expect(province.side.rounds().at(-1)?.round.sites).toMatchObject([{ code: 'test.timeout', actor: 'site' }])
})

test('N55: the centre asks the node of a site, and hears of its proof, also of one that it slept through', async () => {
  const { start, hub } = world()
  const [centre, province] = [await start('VN'), await start('VN-25')]
  province.come(vietTri, thanhBa)
  centre.come(vietTri, thanhBa)
  await centre.side.operators.open({ ...whole, sites: [vietTri, thanhBa] }, 'Lan')
  await eventually(() => expect(province.told.get(thanhBa)?.order).toMatchObject({ asked: 'round' }))
  await testAs(province, vietTri, good)
  await eventually(() => expect(statesOf(centre)).toMatchObject({ [vietTri]: 'proven' }))
  expect(centre.events.map(({ kind }) => kind)).toEqual(['round.opened', 'round.site-ended'])

  hub.cut('VN', 'VN-25')
  await testAs(province, thanhBa, black)
  hub.heal('VN', 'VN-25')
  await eventually(() => expect(statesOf(centre)).toMatchObject({ [thanhBa]: 'failed' }))
  const rowOf = (site: SiteId) => centre.side.operators.board().sites.find((row) => row.site === site)
  expect(rowOf(vietTri)).toMatchObject({ grade: 'good', phone: '0912345678', history: [{}] })
  expect(rowOf(thanhBa)).toMatchObject({ grade: 'fail', owner: { party: 'site' }, phone: null })
  expect(await centre.side.operators.site({ site: vietTri })).toMatchObject({
    ...{ verdict: { grade: 'good' }, measurement: null },
    ...{ history: [{}], incidents: [] },
  })
  await centre.stop()
  const again = await start('VN')
  expect(again.side.operators.board().grades).toEqual({ good: 1, acceptable: 0, fail: 1, untested: 2 })
})

test('N55: what the province refuses has its name at the centre; a round waits and asks again', async () => {
  const { start } = world()
  const [centre, province] = [await start('VN'), await start('VN-25')]
  const ask = { site: vietTri, form: 'short' } as const
  await expect(centre.side.operators.ask(ask, 'Lan')).rejects.toThrow('site.away')
  province.come(vietTri)
  await centre.side.operators.ask(ask, 'Lan')
  expect(province.told.get(vietTri)?.order).toMatchObject({ asked: 'technician', by: 'Lan' })
  await expect(centre.side.operators.ask(ask, 'Lan')).rejects.toThrow('test.running')
  await expect(centre.side.operators.ask({ ...ask, site: 'VN-99' }, 'Lan')).rejects.toThrow('site.unknown')
  centre.come(vietTri)
  await centre.side.operators.open({ ...whole, sites: [vietTri] }, 'Lan')
  await eventually(() => expect(statesOf(centre)).toEqual({ [vietTri]: 'waiting' }))
})

test('N56: consoles are told within a quarter of a second, once for all that came meanwhile', async () => {
  const { start, clock } = world()
  const province = await start('VN-25')
  province.come(vietTri, thanhBa)
  clock.advance(40)
  const before = province.news()
  for (const site of [vietTri, thanhBa]) {
    await province.side.operators.ask({ site, form: 'full' }, 'Hà')
    await testAs(province, site, good)
  }
  clock.advance(209)
  expect(province.news()).toBe(before)
  clock.advance(41)
  expect(province.news()).toBe(before + 1)
  expect(province.side.board().figures).toMatchObject({
    ...{ of: 3, absent: 1, province: { proven: 2, of: 3 }, centre: { proven: 2, of: 3 } },
  })
})

test('N57: an incident is answered, assigned, fixed, and over with the next good test', async () => {
  const { start, clock } = world()
  const province = await start('VN-25')
  const { operators, tests } = province.side
  province.come(vietTri)
  await tests.help(vietTri, { words: 'Không nghe thấy' })
  const [help] = province.side.incidents()
  const incident = help?.id ?? expect.fail('no incident')
  expect(province.told.get(vietTri)?.help).toBe('called')
  await operators.answer({ incident }, 'Hà')
  expect(province.told.get(vietTri)?.help).toBe('answered')
  await operators.assign({ incident, owner: { party: 'site' } }, 'Hà')
  await operators.fix({ incident, note: null }, 'Hà')
  clock.advance(1000)
  await operators.ask({ site: vietTri, form: 'full' }, 'Hà')
  await testAs(province, vietTri, good)
  expect(province.side.incidents()).toEqual([])
  expect(province.told.get(vietTri)).toMatchObject({ help: 'none', verdict: { grade: 'good' } })
  await expect(operators.answer({ incident }, 'Hà')).rejects.toThrow('incident.unknown')
  const { incidents } = await operators.incidents({ site: vietTri })
  expect(incidents).toMatchObject([{ owner: { party: 'site' }, state: { state: 'retested' } }])
})

test('N57: a call stands before what tests have found; called fixed, the page is told, and it may be closed then', async () => {
  const { start } = world()
  const province = await start('VN-25')
  province.come(vietTri, thanhBa)
  const { incidents, operators } = province.side
  for (const site of [thanhBa, vietTri]) {
    await operators.ask({ site, form: 'full' }, 'Hà')
    await testAs(province, site, black)
  }
  await province.side.tests.help(vietTri, { words: null })
  expect(incidents().map(({ cause }) => cause.kind)).toEqual(['help', 'test', 'test'])
  const [call, found] = incidents().map(({ id: incident }) => ({ incident }))
  if (!call || !found) expect.fail('no incidents')
  await operators.fix({ ...call, note: null }, 'Hà')
  expect(province.told.get(vietTri)?.help).toBe('fixed')
  await expect(operators.closeIncident(found, 'Hà')).rejects.toThrow('incident.needs-test')
  await operators.closeIncident(call, 'Hà')
  expect(province.told.get(vietTri)?.help).toBe('none')
  expect(incidents().map(({ cause }) => cause.kind)).toEqual(['test', 'test'])
  expect(province.events.slice(-2).map(({ kind }) => kind)).toEqual(['incident.fixed', 'incident.closed'])
})

test('N58: the centre knows an incident of its province, and what it says of it stands in the record there', async () => {
  const { start, hub } = world()
  const [centre, province] = [await start('VN'), await start('VN-25')]
  province.come(vietTri)
  await province.side.tests.help(vietTri, { words: null })
  await eventually(() => expect(centre.side.incidents()).toMatchObject([{ site: vietTri }]))
  const incident = centre.side.incidents()[0]?.id ?? expect.fail('no incident')
  await centre.side.operators.answer({ incident }, 'Lan')
  await centre.side.operators.fix({ incident, note: 'Đã gọi' }, 'Lan')
  await eventually(() => expect(centre.side.incidents()).toMatchObject([{ state: { state: 'fixed' } }]))
  const [{ incidents }, kinds] = [
    await centre.side.operators.incidents({ site: vietTri }),
    province.events.map(({ kind }) => kind),
  ]
  expect(incidents).toMatchObject([
    { state: { answered: { by: 'Lan' }, fixed: { by: 'Lan' }, note: 'Đã gọi' } },
  ])
  expect(kinds).toEqual(['incident.opened', 'incident.answered', 'incident.fixed'])
  expect(centre.events).toEqual([])
  hub.cut('VN', 'VN-25')
  await expect(centre.side.operators.answer({ incident }, 'Lan')).rejects.toThrow('node.unreachable')
  await expect(centre.side.operators.answer({ incident: 'x' }, 'Lan')).rejects.toThrow('incident.unknown')
})

test('N53: operators open so many rounds at once, and are told when there are more', async () => {
  const { start } = world()
  const province = await start('VN-25')
  const open = () => province.side.operators.open({ ...whole, sites: [vietTri] }, 'Hà')
  const [first] = await Promise.all(Array.from({ length: 16 }, open))
  await expect(open()).rejects.toMatchObject({ code: 'round.too-many', details: { count: 16 } })
  await province.side.operators.close(first ?? expect.fail(), 'Hà')
  await open()
})
