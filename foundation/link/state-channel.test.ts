import { expect, test, vi } from 'vitest'
import { createStateChannel, type LinkError } from './index.ts'
import { inEachWorld } from './testing/each-world.ts'
import { soon } from './testing/observing.ts'
import { openEnd, say, subject } from './testing/state-ends.ts'

inEachWorld((world) => {
  async function agreed() {
    const links = { centre: world().join('VN'), province: world().join('VN-25') }
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
    const early = openEnd(world().join('VN'), 'VN-25', { sources: ['VN/camera'] })
    expect(early.channel.settled()).toBe(false)
    const lateLink = world().join('VN-25')
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
    world().cut('VN-25')
    await vi.waitFor(() => expect(links.centre.presence('VN-25').state).toBe('down'), soon)
    say(centre, 'c2')
    say(province, 'p2')
    expect(province.heard.at(-1)).toBe('c1')
    world().heal('VN-25')
    await vi.waitFor(() => {
      expect(province.heard.at(-1)).toBe('c2')
      expect(centre.heard.at(-1)).toBe('p2')
      expect(centre.channel.settled() && province.channel.settled()).toBe(true)
    }, soon)
  })

  test('S3: what changed in a cut too short to be seen arrives as well', async () => {
    const { centre, province } = await agreed()
    world().cut('VN-25')
    say(centre, 'c2')
    await new Promise((resolve) => setImmediate(resolve))
    world().heal('VN-25')
    await vi.waitFor(() => expect(province.heard.at(-1)).toBe('c2'), soon)
  })

  test('S4: an end that restarted receives the whole state again', async () => {
    const { centre, links } = await agreed()
    await world().kill('VN-25')
    await links.province.close()
    say(centre, 'c2')
    const reborn = openEnd(world().join('VN-25'), 'VN', 'p-new')
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
    const centreLink = world().join('VN')
    const provinceLink = world().join('VN-25')
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
    const otherLink = world().join('VN-01')
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
