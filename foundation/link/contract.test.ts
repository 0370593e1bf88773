import { expect, test, vi } from 'vitest'
import { LinkError } from './index.ts'
import { inEachWorld } from './testing/each-world.ts'
import { code, joined, refusal, soon } from './testing/observing.ts'

inEachWorld((world) => {
  test('L1: a request resolves with what the handler returned, who sees who asks', async () => {
    const { centre, province } = await joined(world())
    province.handle('site.call', async ({ from, body }) => ({ from, body }))
    centre.handle('nothing', () => undefined)
    expect(await centre.request('VN-25', 'site.call', { tên: 'Việt Trì', n: [1, null] })).toEqual({
      from: 'VN',
      body: { tên: 'Việt Trì', n: [1, null] },
    })
    expect(await province.request('VN', 'nothing', null)).toBeUndefined()
  })

  test('L2: a request that is not answered in time rejects with timeout', async () => {
    const { centre, province } = await joined(world())
    province.handle('slow', () => new Promise(() => {}))
    expect(await code(centre.request('VN-25', 'slow', null, { deadlineMs: 50 }))).toBe('timeout')
  })

  test('L3: a request to a peer that is not there rejects with no-peer before its deadline', async () => {
    const { centre } = await joined(world())
    const began = performance.now()
    expect(await code(centre.request('VN-01', 'site.call', null, { deadlineMs: 5000 }))).toBe('no-peer')
    expect(performance.now() - began).toBeLessThan(2500)
  })

  test('L4: what a handler throws arrives as remote', async () => {
    const { centre, province } = await joined(world())
    province.handle('named', () => {
      throw Object.assign(new Error('cảnh đã đổi'), { code: 'scene-changed', details: { revision: 7 } })
    })
    province.handle('unnamed', async () => {
      throw new TypeError('oops')
    })
    const named = await refusal(centre.request('VN-25', 'named', null))
    expect(named.code).toBe('remote')
    expect(named.remote).toEqual({ code: 'scene-changed', message: 'cảnh đã đổi', details: { revision: 7 } })
    const unnamed = await refusal(centre.request('VN-25', 'unnamed', null))
    expect(unnamed.remote).toEqual({ code: 'internal', message: 'oops' })
    province.handle('not-json', () => 1n)
    expect((await refusal(centre.request('VN-25', 'not-json', null))).remote).toMatchObject({
      code: 'internal',
    })
    expect((await refusal(centre.request('VN-25', 'nobody', null))).remote?.code).toBe('no-handler')
  })

  test('L5: one handler for everyone and one for each peer, which is preferred', async () => {
    const { centre, province } = await joined(world())
    const other = world().join('VN-01')
    await vi.waitFor(
      async () => expect(await other.request('VN', 'x', null).catch(String)).toMatch(/answers x/),
      soon,
    )
    centre.handle('who', () => 'everyone')
    const undo = centre.handle('who', () => 'the province', { from: 'VN-25' })
    expect(() => centre.handle('who', () => 'again')).toThrow(LinkError)
    expect(() => centre.handle('who', () => 'again', { from: 'VN-25' })).toThrow(LinkError)
    expect(await province.request('VN', 'who', null)).toBe('the province')
    expect(await other.request('VN', 'who', null)).toBe('everyone')
    undo()
    expect(await province.request('VN', 'who', null)).toBe('everyone')
    centre.handle('who', () => 'anew', { from: 'VN-25' })
    undo()
    expect(await province.request('VN', 'who', null)).toBe('anew')
  })

  test('L6: messages arrive once, in order, at every subscriber, as copies', async () => {
    const { centre, province } = await joined(world())
    const first: unknown[] = []
    const second: unknown[] = []
    province.subscribe('news', ({ body }) => first.push(body))
    const undo = province.subscribe('news', ({ body }) => second.push(body))
    const body = { n: 0 }
    for (body.n = 0; body.n < 200; body.n++) centre.publish('VN-25', 'news', body)
    await vi.waitFor(() => expect(first).toHaveLength(200), soon)
    expect(first).toEqual(Array.from({ length: 200 }, (_, n) => ({ n })))
    expect(second).toEqual(first)
    undo()
    centre.publish('VN-25', 'news', 'last')
    await vi.waitFor(() => expect(first).toHaveLength(201), soon)
    expect(second).toHaveLength(200)
  })

  test('L7: what is larger than the maximum is refused with too-large', async () => {
    const centre = world().join('VN', { maximumBytes: 10_000 })
    const province = world().join('VN-25', { maximumBytes: 10_000 })
    province.handle('echo', ({ body }) => body)
    province.handle('big', () => 'đ'.repeat(6000))
    await vi.waitFor(async () => expect(await centre.request('VN-25', 'echo', 1)).toBe(1), soon)
    expect(await code(centre.request('VN-25', 'echo', 'đ'.repeat(6000)))).toBe('too-large')
    expect(() => centre.publish('VN-25', 'news', 'x'.repeat(10_000))).toThrow(/news has \d+ bytes/)
    const big = await refusal(centre.request('VN-25', 'big', null))
    expect(big.code).toBe('too-large')
    expect(big.message).toMatch(/^reply to big has \d+ bytes, the maximum is 10000$/)
    expect(await centre.request('VN-25', 'echo', 'x'.repeat(9000))).toHaveLength(9000)
  })

  test('L7: 500 kB pass by default', async () => {
    const { centre, province } = await joined(world())
    province.handle('echo', ({ body }) => body)
    expect(await centre.request('VN-25', 'echo', 'x'.repeat(500_000))).toHaveLength(500_000)
    expect(await code(centre.request('VN-25', 'echo', 'x'.repeat(512 * 1024)))).toBe('too-large')
  })

  test('L8: a frame that is not understood is counted and ignored', async () => {
    const { centre, province } = await joined(world())
    province.handle('echo', ({ body }) => body)
    province.subscribe('news', () => expect.unreachable())
    const broken = [
      { topic: 'msg.news', text: 'not json' },
      { topic: 'msg.news', text: '"a string"' },
      { topic: 'msg.news', text: '{"body":1}' },
      { topic: 'req.echo', text: '{"version":"1"}' },
      { topic: 'res.x', text: '{"version":"1","outcome":{"is":"other"}}' },
      { topic: 'ping', text: '{"version":1,"epoch":null}' },
      { topic: 'surprise.x', text: '{}' },
      { topic: 'surprise', text: '' },
    ]
    for (const frame of broken) world().inject('VN', 'VN-25', frame)
    await vi.waitFor(() => expect(province.stats().malformed).toBe(broken.length), soon)
    expect(world().problems.filter(({ kind }) => kind === 'malformed')).toHaveLength(broken.length)
    expect(await centre.request('VN-25', 'echo', 'still here')).toBe('still here')
  })

  test('L9: one that throws harms nobody else, and is reported', async () => {
    const { centre, province } = await joined(world())
    const heard: unknown[] = []
    province.subscribe('news', () => {
      throw new Error('bad subscriber')
    })
    province.subscribe('news', ({ body }) => heard.push(body))
    province.watch('VN', () => {
      throw new Error('bad watcher')
    })
    centre.publish('VN-25', 'news', 1)
    centre.publish('VN-25', 'news', 2)
    await vi.waitFor(() => expect(heard).toEqual([1, 2]), soon)
    expect(province.stats().handlerFailures).toBe(3)
    expect(world().problems.map(({ kind }) => kind)).toEqual([
      'watcher-failed',
      'handler-failed',
      'handler-failed',
    ])
  })

  test('L15: bad names and bodies that are not JSON are refused with misuse', async () => {
    const { centre } = await joined(world())
    const circle: Record<string, unknown> = {}
    circle.circle = circle
    expect(await code(centre.request('VN-25', 'x', circle))).toBe('misuse')
    expect(await code(centre.request('VN.25', 'x', null))).toBe('misuse')
    for (const subject of ['', 'a..b', 'A', 'a b', 'a.*', '>', '.a']) {
      expect(await code(centre.request('VN-25', subject, null))).toBe('misuse')
      expect(() => centre.publish('VN-25', subject, null)).toThrow(LinkError)
      expect(() => centre.subscribe(subject, () => {})).toThrow(LinkError)
      expect(() => centre.handle(subject, () => {})).toThrow(LinkError)
    }
    expect(() => centre.watch('*', () => {})).toThrow(LinkError)
  })

  test('L16: an answer counts only from the peer that was asked', async () => {
    const { centre, province } = await joined(world())
    world().join('VN-01')
    let asked = ''
    province.handle('slow', () => new Promise(() => {}))
    const request = centre.request('VN-25', 'slow', null, { deadlineMs: 1000 })
    // Ids are `<epoch>-<count>`; the epoch is known to every watching peer.
    const presence = province.presence('VN')
    if (presence.state === 'up') asked = `${presence.epoch}-1`
    const forged = { version: '1', outcome: { is: 'done', body: 'forged' } }
    const answer = { topic: `res.${asked}`, text: JSON.stringify(forged) }
    const send = setInterval(() => world().inject('VN-01', 'VN', answer), 20)
    expect(await code(request).finally(() => clearInterval(send))).toBe('timeout')
    // The same answer from the peer that was asked is taken: the forgery failed for its sender alone.
    const second = centre.request('VN-25', 'slow', null, { deadlineMs: 1000 })
    world().inject('VN-25', 'VN', { ...answer, topic: answer.topic.replace(/-1$/, '-2') })
    expect(await second).toBe('forged')
  })
})
