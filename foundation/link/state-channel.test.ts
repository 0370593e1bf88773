import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createManualClock } from '#foundation/time'
import {
  createInProcessHub,
  createStateChannel,
  type Link,
  type LinkError,
  type StateChannel,
} from './index.ts'
import { openInProcessWorld, openNatsWorld, type World } from './testing/worlds.ts'

const soon = { timeout: 10_000, interval: 10 }
const subject = 'wants.set'

/** One end: what it says, what it heard. */
interface End {
  says: unknown
  heard: unknown[]
  channel: StateChannel
}

function openEnd(link: Link, peer: string, says: unknown): End {
  const heard: unknown[] = []
  const end: End = {
    says,
    heard,
    channel: createStateChannel(link, {
      peer,
      subject,
      read: () => end.says,
      apply: (whole) => heard.push(whole),
    }),
  }
  return end
}
function say(end: End, says: unknown) {
  end.says = says
  end.channel.changed()
}

describe.each([
  { name: 'in-process', open: openInProcessWorld },
  { name: 'NATS', open: openNatsWorld },
])('$name', ({ open }) => {
  let world: World
  beforeAll(async () => {
    world = await open()
  }, 20_000)
  afterEach(() => world.reset())
  afterAll(() => world.close())

  async function agreed() {
    const links = { centre: world.join('VN'), province: world.join('VN-25') }
    const centre = openEnd(links.centre, 'VN-25', 'c1')
    const province = openEnd(links.province, 'VN', 'p1')
    await vi.waitFor(() => {
      expect(centre.heard.at(-1)).toBe('p1')
      expect(province.heard.at(-1)).toBe('c1')
      expect(centre.channel.settled() && province.channel.settled()).toBe(true)
    }, soon)
    return { links, centre, province }
  }

  test('S1: each end receives the other, whoever starts first', async () => {
    const early = openEnd(world.join('VN'), 'VN-25', { sources: ['VN/camera'] })
    expect(early.channel.settled()).toBe(false)
    const lateLink = world.join('VN-25')
    await vi.waitFor(
      async () => expect(await lateLink.request('VN', 'x', null).catch(String)).toMatch(/answers x/),
      soon,
    )
    const late = openEnd(lateLink, 'VN', { sources: [] })
    await vi.waitFor(() => {
      expect(late.heard.at(-1)).toEqual({ sources: ['VN/camera'] })
      expect(early.heard.at(-1)).toEqual({ sources: [] })
      expect(early.channel.settled() && late.channel.settled()).toBe(true)
    }, soon)
  })

  test('S2: changes of one turn are sent once; the newest state arrives', async () => {
    const { centre, province } = await agreed()
    province.heard.length = 0
    for (let n = 2; n <= 50; n++) say(centre, `c${n}`)
    expect(centre.channel.settled()).toBe(false)
    await vi.waitFor(() => expect(centre.channel.settled()).toBe(true), soon)
    expect(province.heard).toEqual(['c50'])
    for (let n = 51; n <= 100; n++) {
      say(centre, `c${n}`)
      await Promise.resolve()
    }
    await vi.waitFor(() => expect(centre.channel.settled()).toBe(true), soon)
    expect(province.heard.at(-1)).toBe('c100')
    expect(province.heard.length).toBeLessThan(52)
  })

  test('S3: what changed during a cut arrives after it', async () => {
    const { links, centre, province } = await agreed()
    world.cut('VN-25')
    await vi.waitFor(() => expect(links.centre.presence('VN-25').state).toBe('down'), soon)
    say(centre, 'c2')
    say(province, 'p2')
    expect(province.heard.at(-1)).toBe('c1')
    world.heal('VN-25')
    await vi.waitFor(() => {
      expect(province.heard.at(-1)).toBe('c2')
      expect(centre.heard.at(-1)).toBe('p2')
      expect(centre.channel.settled() && province.channel.settled()).toBe(true)
    }, soon)
  })

  test('S3: what changed in a cut too short to be seen arrives as well', async () => {
    const { centre, province } = await agreed()
    world.cut('VN-25')
    say(centre, 'c2')
    await new Promise((resolve) => setImmediate(resolve))
    world.heal('VN-25')
    await vi.waitFor(() => expect(province.heard.at(-1)).toBe('c2'), soon)
  })

  test('S4: an end that restarted receives the whole state again', async () => {
    const { centre, links } = await agreed()
    await world.kill('VN-25')
    await links.province.close()
    say(centre, 'c2')
    const reborn = openEnd(world.join('VN-25'), 'VN', 'p-new')
    await vi.waitFor(() => {
      expect(reborn.heard.at(-1)).toBe('c2')
      expect(centre.heard.at(-1)).toBe('p-new')
    }, soon)
  })

  test('S4: a channel that is opened anew in a living process receives the whole state again', async () => {
    const { centre, province, links } = await agreed()
    province.channel.close()
    const anew = openEnd(links.province, 'VN', 'p2')
    await vi.waitFor(() => {
      expect(anew.heard.at(-1)).toBe('c1')
      expect(centre.heard.at(-1)).toBe('p2')
    }, soon)
  })

  test('S6: a state that was not taken is sent again until it is', async () => {
    const centreLink = world.join('VN')
    const provinceLink = world.join('VN-25')
    const refusals: LinkError[] = []
    let willing = false
    const heard: unknown[] = []
    const sender = createStateChannel(centreLink, {
      peer: 'VN-25',
      subject,
      read: () => 'c1',
      onRefusal: (error) => refusals.push(error),
    })
    createStateChannel(provinceLink, {
      peer: 'VN',
      subject,
      apply: (whole) => {
        if (!willing) throw Object.assign(new Error('not now'), { code: 'busy' })
        heard.push(whole)
      },
    })
    await vi.waitFor(
      () => expect(refusals.filter(({ remote }) => remote?.code === 'busy').length).toBeGreaterThan(2),
      soon,
    )
    expect(sender.settled()).toBe(false)
    willing = true
    await vi.waitFor(() => expect(sender.settled()).toBe(true), soon)
    expect(heard).toEqual(['c1'])
  })

  test('S7: channels of many peers with one subject do not mix', async () => {
    const { links, centre, province } = await agreed()
    const otherLink = world.join('VN-01')
    const centreToOther = openEnd(links.centre, 'VN-01', 'for-01')
    const other = openEnd(otherLink, 'VN', 'from-01')
    await vi.waitFor(() => {
      expect(other.heard.at(-1)).toBe('for-01')
      expect(centreToOther.heard.at(-1)).toBe('from-01')
    }, soon)
    expect(new Set(centre.heard)).toEqual(new Set(['p1']))
    expect(new Set(province.heard)).toEqual(new Set(['c1']))
  })
})

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
