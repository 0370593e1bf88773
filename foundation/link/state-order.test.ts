import { describe, expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createInProcessHub, createStateChannel, type LinkError } from './index.ts'
import { openEnd, say, subject } from './testing/state-ends.ts'

test('S5: a state older than the last one, or of a life that is over, is ignored', async () => {
  const hub = createInProcessHub()
  const sender = hub.join('VN', { version: '1' })
  const receiver = hub.join('VN-25', { version: '1' })
  const heard: unknown[] = []
  createStateChannel(receiver, { peer: 'VN', subject, apply: (whole) => heard.push(whole) })
  const send = (epoch: string, revision: number, state: string) =>
    sender.request('VN-25', subject, { epoch, revision, state })
  await send('a', 2, 'a2')
  await send('a', 1, 'a1')
  await send('a', 2, 'a2 again')
  await send('b', 1, 'b1')
  await send('a', 3, 'a3')
  await send('b', 2, 'b2')
  expect(heard).toEqual(['a2', 'a2 again', 'b1', 'b2'])
  await expect(sender.request('VN-25', subject, { nonsense: 1 })).rejects.toMatchObject({ code: 'remote' })
})

describe('by the clock', () => {
  function alone() {
    const clock = createManualClock()
    const hub = createInProcessHub({ clock })
    const centre = hub.join('VN', { version: '1' })
    const province = hub.join('VN-25', { version: '1' })
    return { clock, hub, centre, province }
  }

  test('S6: the pauses grow from 100 ms to 2 s', async () => {
    const { clock, hub, centre } = alone()
    const at: number[] = []
    const began = clock.now()
    createStateChannel(centre, {
      peer: 'VN-25',
      subject,
      clock,
      read: () => 1,
      onRefusal: () => at.push(clock.now() - began),
    })
    await hub.settled()
    await clock.advanceAsync(8000)
    expect(at).toEqual([0, 100, 300, 700, 1500, 3100, 5100, 7100])
  })

  test('S6: nothing is tried while the peer is down', async () => {
    const { clock, hub, centre, province } = alone()
    const refusals: unknown[] = []
    createStateChannel(centre, {
      peer: 'VN-25',
      subject,
      clock,
      read: () => 1,
      onRefusal: (e) => refusals.push(e),
    })
    await hub.settled()
    await province.close()
    await clock.advanceAsync(1000)
    expect(refusals).toHaveLength(1)
    expect(clock.pending()).toBe(0)
  })

  test('S8: a closed channel sends and applies nothing and leaves no timer', async () => {
    const { clock, hub, centre, province } = alone()
    const waiting = createStateChannel(centre, { peer: 'VN-25', subject, clock, read: () => 1 })
    await hub.settled()
    expect(clock.pending()).toBe(1)
    waiting.close()
    waiting.close()
    expect(clock.pending()).toBe(0)

    const sender = openEnd(centre, 'VN-25', 'c1')
    const receiver = openEnd(province, 'VN', 'p1')
    await hub.settled()
    receiver.channel.close()
    say(sender, 'c2')
    say(receiver, 'p2')
    await hub.settled()
    expect(sender.heard).not.toContain('p2')
    expect(receiver.heard).not.toContain('c2')
    sender.channel.close()
    expect(clock.pending()).toBe(0)
  })

  test('S8: a channel closed while its state is on the way does not try again', async () => {
    const { clock, hub, centre, province } = alone()
    const fail: (() => void)[] = []
    province.handle(
      subject,
      () => new Promise((_resolve, reject) => fail.push(() => reject(new Error('no')))),
    )
    const sender = createStateChannel(centre, { peer: 'VN-25', subject, clock, read: () => 1 })
    await hub.settled()
    expect(fail).toHaveLength(1)
    sender.close()
    fail[0]?.()
    await hub.settled()
    expect(clock.pending()).toBe(0)
    await clock.advanceAsync(5000)
    expect(fail).toHaveLength(1)
  })

  test('S9: a state that is too large is reported, and not sent again until it changes', async () => {
    const { clock, hub, centre, province } = alone()
    const refusals: LinkError[] = []
    const heard: unknown[] = []
    let state: unknown = 'x'.repeat(600_000)
    const sender = createStateChannel(centre, {
      peer: 'VN-25',
      subject,
      clock,
      read: () => state,
      onRefusal: (e) => refusals.push(e),
    })
    await hub.settled()
    createStateChannel(province, { peer: 'VN', subject, clock, apply: (whole) => heard.push(whole) })
    await hub.settled()
    await clock.advanceAsync(10_000)
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['too-large']))
    expect(refusals.length).toBeLessThan(4)
    expect(sender.settled()).toBe(false)
    state = 'small'
    sender.changed()
    await hub.settled()
    expect(heard).toEqual(['small'])
    expect(sender.settled()).toBe(true)
  })
})
