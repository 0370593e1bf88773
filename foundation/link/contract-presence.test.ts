import { expect, test, vi } from 'vitest'
import type { PresenceState } from './index.ts'
import { inEachWorld } from './testing/each-world.ts'
import { code, joined, record, refusal, soon, states } from './testing/observing.ts'

inEachWorld((world) => {
  test('L10: a watcher is told at once, then each change; a peer that closes is down at once', async () => {
    const centre = world().join('VN')
    const seen = record(centre, 'VN-25')
    expect(states(seen)).toEqual(['down'])
    expect(centre.presence('VN-25')).toEqual({ state: 'down' })
    const province = world().join('VN-25')
    await vi.waitFor(() => expect(states(seen)).toEqual(['down', 'up']), soon)
    const late = record(centre, 'VN-25')
    expect(late).toEqual([seen[1]])
    const undone: PresenceState[] = []
    centre.watch('VN-25', (state) => undone.push(state))()
    await province.close()
    await vi.waitFor(() => expect(states(seen)).toEqual(['down', 'up', 'down']), {
      timeout: 500,
      interval: 5,
    })
    expect(states(late)).toEqual(['up', 'down'])
    expect(undone).toHaveLength(1)
  })

  test('L11: a peer that died is down; restarted, it is up with another epoch', async () => {
    const { seen } = await joined(world())
    await world().kill('VN-25')
    await vi.waitFor(() => expect(states(seen.byCentre)).toEqual(['down', 'up', 'down']), soon)
    world().join('VN-25')
    await vi.waitFor(() => expect(states(seen.byCentre)).toEqual(['down', 'up', 'down', 'up']), soon)
    expect(seen.byCentre[3]).not.toEqual(seen.byCentre[1])
  })

  test('L11: a peer that restarts before it is missed still goes down and up', async () => {
    const { seen } = await joined(world())
    await world().kill('VN-25')
    world()
      .join('VN-25')
      .watch('VN', () => {})
    await vi.waitFor(() => expect(states(seen.byCentre)).toEqual(['down', 'up', 'down', 'up']), soon)
  })

  test('L12: a cut shows at both ends within 5 s, and so does its healing', async () => {
    const { centre, province, seen } = await joined(world())
    province.handle('echo', ({ body }) => body)
    world().cut('VN-25')
    const began = performance.now()
    await vi.waitFor(() => {
      expect(states(seen.byCentre)).toEqual(['down', 'up', 'down'])
      expect(states(seen.byProvince)).toEqual(['down', 'up', 'down'])
    }, soon)
    expect(performance.now() - began).toBeLessThan(5000)
    expect(['no-peer', 'timeout']).toContain(
      await code(centre.request('VN-25', 'echo', null, { deadlineMs: 200 })),
    )
    world().heal('VN-25')
    await vi.waitFor(() => {
      expect(centre.presence('VN-25')).toEqual(seen.byCentre[1])
      expect(province.presence('VN')).toEqual(seen.byProvince[1])
    }, soon)
    expect(await centre.request('VN-25', 'echo', 'again')).toBe('again')
  })

  test('L13: another protocol version is refused at both ends, naming both versions', async () => {
    const centre = world().join('VN', { version: '8' })
    const province = world().join('VN-25', { version: '7' })
    province.subscribe('news', () => expect.unreachable())
    province.handle('echo', () => expect.unreachable())
    await vi.waitFor(async () => {
      const refused = await refusal(centre.request('VN-25', 'echo', null))
      expect(refused.message).toBe('VN-25 speaks protocol version 7, we speak 8')
      expect(refused.code).toBe('refused')
    }, soon)
    const byCentre = record(centre, 'VN-25')
    const byProvince = record(province, 'VN')
    await vi.waitFor(() => {
      expect(byCentre.at(-1)).toEqual({ state: 'refused', ours: '8', theirs: '7' })
      expect(byProvince.at(-1)).toEqual({ state: 'refused', ours: '7', theirs: '8' })
    }, soon)
    const before = province.stats().refused
    centre.publish('VN-25', 'news', null)
    await vi.waitFor(() => expect(province.stats().refused).toBe(before + 1), soon)
    expect(await code(centre.request('VN-25', 'echo', null))).toBe('refused')
    expect(states(byCentre).filter((state) => state === 'refused')).toHaveLength(1)
  })

  test('L13: after an upgrade the refused peer is up', async () => {
    const centre = world().join('VN', { version: '8' })
    const seen = record(centre, 'VN-25')
    const old = world().join('VN-25', { version: '7' })
    await vi.waitFor(() => expect(states(seen)).toEqual(['down', 'refused']), soon)
    await old.close()
    world().join('VN-25', { version: '8' })
    await vi.waitFor(() => expect(seen.at(-1)).toMatchObject({ state: 'up', version: '8' }), soon)
  })

  test('L14: close rejects what is pending; afterwards nothing is sent or heard', async () => {
    const { centre, province } = await joined(world())
    province.handle('slow', () => new Promise(() => {}))
    const pending = code(centre.request('VN-25', 'slow', null))
    await Promise.all([centre.close(), centre.close()])
    expect(await pending).toBe('closed')
    expect(await code(centre.request('VN-25', 'slow', null))).toBe('closed')
    expect(() => centre.publish('VN-25', 'news', null)).not.toThrow()
    expect(states(record(centre, 'VN-25'))).toEqual(['down'])
    await centre.close()
  })
})
