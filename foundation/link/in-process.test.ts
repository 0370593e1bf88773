import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createInProcessHub, LinkError, type PresenceState } from './index.ts'

const version = '1'

test('without heartbeat presence follows cut, heal, drop and close at once, and no timer runs', async () => {
  const clock = createManualClock()
  const hub = createInProcessHub({ clock })
  const centre = hub.join('VN', { version })
  hub.join('VN-25', { version, epoch: 'first' })
  const seen: PresenceState[] = []
  centre.watch('VN-25', (state) => seen.push(state))
  await hub.settled()
  hub.cut('VN-25', 'VN')
  expect(centre.presence('VN-25')).toEqual({ state: 'down' })
  hub.heal('VN', 'VN-25')
  await hub.settled()
  hub.drop('VN-25')
  expect(centre.presence('VN-25')).toEqual({ state: 'down' })
  const second = hub.join('VN-25', { version, epoch: 'second' })
  await hub.settled()
  await second.close()
  const up = (epoch: string) => ({ state: 'up', epoch, version })
  const down = { state: 'down' }
  expect(seen).toEqual([down, up('first'), down, up('first'), down, up('second'), down])
  expect(clock.pending()).toBe(0)
})

test('L11: with heartbeats a dropped peer is down after three seconds of silence, not before', async () => {
  const clock = createManualClock()
  const hub = createInProcessHub({ clock, heartbeat: { everyMs: 1000, silenceMs: 3000 } })
  const centre = hub.join('VN', { version })
  hub.join('VN-25', { version })
  let changedAt = 0
  centre.watch('VN-25', () => {
    changedAt = clock.now()
  })
  await clock.advanceAsync(1500)
  expect(centre.presence('VN-25').state).toBe('up')
  hub.drop('VN-25')
  const droppedAt = clock.now()
  await clock.advanceAsync(2000)
  expect(centre.presence('VN-25').state).toBe('up')
  await clock.advanceAsync(3000)
  expect(centre.presence('VN-25').state).toBe('down')
  expect(changedAt - droppedAt).toBeLessThan(4000)
})

test('L12: with heartbeats a cut is silent, and requests time out', async () => {
  const clock = createManualClock()
  const hub = createInProcessHub({ clock, heartbeat: { everyMs: 1000, silenceMs: 3000 } })
  const centre = hub.join('VN', { version })
  hub.join('VN-25', { version }).handle('echo', ({ body }) => body)
  hub.cut('VN', 'VN-25')
  const refused = centre.request('VN-25', 'echo', 1).catch((error: unknown) => error)
  await clock.advanceAsync(3000)
  expect(await refused).toMatchObject({ code: 'timeout' })
})

test('what was on its way when a cut came is lost', async () => {
  const hub = createInProcessHub()
  const centre = hub.join('VN', { version })
  hub.join('VN-25', { version }).subscribe('news', () => expect.unreachable())
  centre.publish('VN-25', 'news', 1)
  hub.cut('VN', 'VN-25')
  centre.publish('VN-25', 'news', 2)
  await hub.settled()
  expect(centre.stats().unsent).toBe(1)
})

test('a dropped peer says and hears nothing, and its name may be taken again', async () => {
  const hub = createInProcessHub()
  const centre = hub.join('VN', { version })
  const dead = hub.join('VN-25', { version })
  expect(() => hub.join('VN-25', { version })).toThrow(LinkError)
  hub.drop('VN-25')
  const alive = hub.join('VN-25', { version })
  centre.handle('who', () => 'the centre')
  await expect(dead.request('VN', 'who', null)).rejects.toMatchObject({ code: 'no-peer' })
  expect(await alive.request('VN', 'who', null)).toBe('the centre')
  await dead.close()
  expect(await alive.request('VN', 'who', null)).toBe('the centre')
})

test('two peers that refuse each other do not ping without end', async () => {
  const hub = createInProcessHub()
  const centre = hub.join('VN', { version: '1' })
  const province = hub.join('VN-25', { version: '2' })
  centre.watch('VN-25', () => {})
  province.watch('VN', () => {})
  await hub.settled()
  expect(centre.presence('VN-25')).toEqual({ state: 'refused', ours: '1', theirs: '2' })
})

test('the last watcher gone, no timer is left', async () => {
  const clock = createManualClock()
  const hub = createInProcessHub({ clock, heartbeat: { everyMs: 1000, silenceMs: 3000 } })
  const centre = hub.join('VN', { version })
  const first = centre.watch('VN-25', () => {})
  const second = centre.watch('VN-01', () => {})
  first()
  first()
  expect(clock.pending()).toBe(1)
  second()
  expect(clock.pending()).toBe(0)
  centre.watch('VN-25', () => {})
  await centre.close()
  expect(clock.pending()).toBe(0)
})
