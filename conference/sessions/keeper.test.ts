import { beforeEach, expect, test } from 'vitest'
import type { SessionState } from '#contract'
import { onEachStore } from '#foundation/store/testing/suites'
import { readAttendance, sessionMigrations } from './index.ts'
import { clear, eventsIn, fromAbove, startKeeper, unreliable } from './testing/fixture.ts'

onEachStore('on', sessionMigrations, (store) => {
  beforeEach(() => clear(store))

  const opening = { title: 'Giao ban', chair: 'VN', by: 'Hà' }
  const take = (session: SessionState, seen: number, site: string) => ({
    session: session.id,
    seen,
    scene: { layout: 'full' as const, slots: [{ kind: 'site' as const, site }] },
  })

  test('P1, P12: what was opened, taken and adopted is there after a restart, in the same order', async () => {
    const keeper = await startKeeper(store, 'VN-25')
    const first = await keeper.open({ ...opening, chair: 'VN-25' })
    await keeper.open({ ...opening, title: 'Thứ hai' })
    await keeper.adopt([fromAbove('b'), fromAbove('a')])
    expect(await keeper.command('session.take', take(first, 0, 'VN-25-07900'), 'Hà')).toEqual({ revision: 1 })
    expect(await keeper.command('floor.open', { session: first.id, site: 'VN-25' }, 'Hà')).toEqual({})

    expect(
      keeper
        .all()
        .map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(['b', 'a', first.id])
    expect(keeper.all()[2]).toMatchObject({
      revision: 2,
      program: { revision: 1 },
      floor: { open: ['VN-25'] },
    })
    expect((await startKeeper(store, 'VN-25')).all()).toEqual(keeper.all())
  })

  test('P2, P10: of takes that saw the same program the first counts, however close together', async () => {
    const keeper = await startKeeper(store)
    const session = await keeper.open(opening)
    const answers = await Promise.allSettled(
      ['VN', 'VN-25', 'VN-19'].map((site) => keeper.command('session.take', take(session, 0, site), site)),
    )
    expect(answers[0]).toMatchObject({ status: 'fulfilled', value: { revision: 1 } })
    expect(answers.slice(1)).toMatchObject([
      { status: 'rejected', reason: { code: 'session.stale', details: { by: 'VN', current: 1, seen: 0 } } },
      { status: 'rejected', reason: { code: 'session.stale' } },
    ])
    expect((await eventsIn(store)).map(({ body }) => body.kind)).toEqual(['session.opened', 'program.taken'])
  })

  test('P8: only the owner changes a session', async () => {
    const keeper = await startKeeper(store, 'VN-25')
    await keeper.adopt([fromAbove('above')])
    await expect(keeper.command('floor.close-all', { session: 'above' }, 'Hà')).rejects.toMatchObject({
      code: 'session.not-in-control',
      details: { owner: 'VN' },
    })
    await expect(keeper.close('above', 'Hà')).rejects.toMatchObject({ code: 'session.not-in-control' })
    await expect(keeper.command('floor.close-all', { session: 'none' }, 'Hà')).rejects.toMatchObject({
      code: 'session.unknown',
    })
  })

  test('P9: the set from above is taken over whole, at once, and only changes are told', async () => {
    const keeper = await startKeeper(store, 'VN-25')
    const seen: string[][] = []
    const stop = keeper.onChange(() => seen.push(keeper.all().map(({ title }) => title)))
    const stored = keeper.adopt([fromAbove('a', 'một'), fromAbove('b', 'hai')])
    expect(seen).toEqual([['một', 'hai']])
    await stored
    await keeper.adopt([fromAbove('a', 'một'), fromAbove('b', 'hai')])
    await keeper.adopt([fromAbove('b', 'hai, sửa'), fromAbove('c', 'ba')])
    stop()
    await keeper.adopt([])
    expect(seen).toEqual([
      ['một', 'hai'],
      ['hai, sửa', 'ba'],
    ])
    expect((await startKeeper(store, 'VN-25')).all()).toEqual([])
    expect(await eventsIn(store)).toEqual([])
  })

  test('P20: who speaks is stored and told, stands in no record, and needs an open microphone', async () => {
    const keeper = await startKeeper(store)
    const { id: session } = await keeper.open(opening)
    await keeper.noteSpeaker(session, 'VN')
    expect(keeper.all()[0]).toMatchObject({ revision: 0, floor: { speaker: null } })
    await keeper.command('floor.open', { session, site: 'VN' }, 'Hà')
    const before = await eventsIn(store)
    await keeper.noteSpeaker(session, 'VN')
    await keeper.noteSpeaker(session, 'VN')
    expect(keeper.all()[0]).toMatchObject({ revision: 2, floor: { speaker: 'VN' } })
    expect((await startKeeper(store)).all()).toEqual(keeper.all())
    expect(await eventsIn(store)).toEqual(before)
    await keeper.command('floor.close', { session, site: 'VN' }, 'Hà')
    expect(keeper.all()[0]).toMatchObject({ floor: { speaker: null } })
  })

  test('P6, P7: what changes nothing leaves no event and tells nobody', async () => {
    const keeper = await startKeeper(store)
    const { id: session } = await keeper.open(opening)
    let told = 0
    keeper.onChange(() => told++)
    await keeper.command('floor.close', { session, site: 'VN' }, 'Hà')
    await keeper.command('floor.open', { session, site: 'VN' }, 'Hà')
    await keeper.command('floor.open', { session, site: 'VN' }, 'Hà')
    expect(told).toBe(1)
    expect(await eventsIn(store)).toHaveLength(2)
  })

  test('P10: a listener sees a change only when it is stored, and a failing one harms nobody', async () => {
    const keeper = await startKeeper(store)
    const { id: session } = await keeper.open(opening)
    keeper.onChange(() => {
      throw new Error('listener')
    })
    const stored = new Promise<number>((resolve) => {
      keeper.onChange(() => eventsIn(store).then((events) => resolve(events.length)))
    })
    const answer = keeper.command('floor.open', { session, site: 'VN' }, 'Hà')
    expect(keeper.all()[0]?.floor.open).toEqual([])
    await answer
    expect(keeper.all()[0]?.floor.open).toEqual(['VN'])
    expect(await stored).toBe(2)
  })

  test('P11: events are numbered without a gap over many writers at once and a restart', async () => {
    const keeper = await startKeeper(store)
    const { id: session } = await keeper.open(opening)
    await Promise.all([
      ...Array.from({ length: 40 }, () =>
        keeper.recordEvent({ kind: 'site.connected', site: 'VN-25-07900' }),
      ),
      keeper.command('floor.open', { session, site: 'VN' }, 'Hà'),
    ])
    const again = await startKeeper(store)
    await again.recordEvent({ kind: 'site.disconnected', site: 'VN-25-07900' })
    const events = await eventsIn(store)
    expect(events.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 43 }, (_, index) => index + 1),
    )
    expect(events.at(-1)).toMatchObject({ node: 'VN', version: 1, body: { kind: 'site.disconnected' } })
  })

  test('the record says last of which sites that they came, at each node for itself', async () => {
    const keeper = await startKeeper(store)
    for (const site of ['VN-25', 'VN-25-07900', 'VN-25-07909'])
      await keeper.recordEvent({ kind: 'site.connected', site })
    await keeper.recordEvent({ kind: 'site.disconnected', site: 'VN-25' })
    await keeper.recordEvent({ kind: 'site.disconnected', site: 'VN-25-07909' })
    await keeper.recordEvent({ kind: 'site.connected', site: 'VN-25-07909' })
    expect((await readAttendance(store, 'VN')).toSorted()).toEqual(['VN-25-07900', 'VN-25-07909'])
    expect(await readAttendance(store, 'VN-25')).toEqual([])
  })

  test.each(['before', 'after'] as const)(
    'P10, P11: a write that fails %s its commit is not acknowledged, and the next one goes on from the store',
    async (moment) => {
      const shaky = unreliable(store)
      const keeper = await startKeeper(shaky)
      const session = await keeper.open(opening)
      shaky.failing = moment
      await expect(keeper.command('session.take', take(session, 0, 'VN'), 'Hà')).rejects.toThrow(
        'connection lost',
      )
      expect(keeper.all()[0]?.program.revision).toBe(0)
      shaky.failing = 'no'
      await keeper.command('floor.open', { session: session.id, site: 'VN' }, 'Hà')
      expect(keeper.all()[0]).toMatchObject({
        program: { revision: moment === 'after' ? 1 : 0 },
        floor: { open: ['VN'] },
      })
      expect((await startKeeper(store)).all()).toEqual(keeper.all())
      const events = await eventsIn(store)
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
    },
  )

  test('P12: copies that could not be stored are stored with the next change, or when they come again', async () => {
    const shaky = unreliable(store)
    const keeper = await startKeeper(shaky, 'VN-25')
    shaky.failing = 'before'
    await expect(keeper.adopt([fromAbove('s1')])).rejects.toThrow('connection lost')
    expect(keeper.all()).toEqual([fromAbove('s1')])
    shaky.failing = 'no'
    await keeper.adopt([fromAbove('s1')])
    expect((await startKeeper(store, 'VN-25')).all()).toEqual([fromAbove('s1')])
    shaky.failing = 'before'
    await expect(keeper.adopt([fromAbove('s2')])).rejects.toThrow('connection lost')
    shaky.failing = 'no'
    await keeper.recordEvent({ kind: 'site.connected', site: 'VN-25' })
    expect((await startKeeper(store, 'VN-25')).all()).toEqual([fromAbove('s2')])
  })

  test('P10: state and event are stored together or not at all', async () => {
    const keeper = await startKeeper(store)
    const session = await keeper.open(opening)
    const rival = await startKeeper(store)
    await rival.recordEvent({ kind: 'site.connected', site: 'VN' })
    await expect(keeper.command('session.take', take(session, 0, 'VN'), 'Hà')).rejects.toThrow()
    expect((await startKeeper(store)).all()[0]?.program.revision).toBe(0)
    expect(await keeper.command('session.take', take(session, 0, 'VN'), 'Hà')).toEqual({ revision: 1 })
  })

  test('P14: a session that ends goes with its microphones, and the others keep their order', async () => {
    const keeper = await startKeeper(store)
    const [first, second, third] = [
      await keeper.open(opening),
      await keeper.open(opening),
      await keeper.open(opening),
    ]
    await keeper.command('floor.open', { session: first.id, site: 'VN-25' }, 'Hà')
    await Promise.all([keeper.close(first.id, 'Nam'), keeper.open({ ...opening, title: 'Thứ tư' })])
    expect((await startKeeper(store)).all()).toEqual(keeper.all())
    expect(
      keeper
        .all()
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual([second.id, third.id])
    const ending = (await eventsIn(store)).slice(4, 6).map(({ body }) => body)
    expect(ending).toEqual([
      { kind: 'microphone.closed', session: first.id, site: 'VN-25', by: 'Nam', tier: 'VN' },
      { kind: 'session.closed', session: first.id, by: 'Nam' },
    ])
    await expect(keeper.close(first.id, 'Hà')).rejects.toMatchObject({ code: 'session.unknown' })
  })

  test('P1: no more sessions run than one message between nodes carries', async () => {
    const keeper = await startKeeper(store)
    await Promise.all(Array.from({ length: 64 }, () => keeper.open(opening)))
    await expect(keeper.open(opening)).rejects.toMatchObject({ code: 'session.too-many' })
  })

  test('P13: stopping stores what waits; later commands are refused', async () => {
    const keeper = await startKeeper(store)
    const { id: session } = await keeper.open(opening)
    const answers = ['VN', 'VN-25'].map((site) => keeper.command('floor.open', { session, site }, 'Hà'))
    await keeper.stop()
    await Promise.all(answers)
    await expect(keeper.command('floor.close-all', { session }, 'Hà')).rejects.toThrow('closed')
    expect((await startKeeper(store)).all()[0]?.floor.open).toEqual(['VN', 'VN-25'])
  })
})
