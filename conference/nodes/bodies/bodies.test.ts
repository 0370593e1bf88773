import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Bodies, directoryMigrations, openBodies } from '#conference/directory-store'
import { createRegistry, type Registry, readUnits } from '#conference/sites'
import { type NodeId, PROTOCOL_VERSION } from '#contract'
import type { BodyEntry } from '#contract/bodies'
import { createInProcessHub } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { type BodyDesk, createBodySide } from './side.ts'

const nodes = ['VN', 'VN-25', 'VN-19'] as const
const health = { site: 'VN-25-SYT', name: 'Sở Y tế', kind: 'department' as const }
const stores = new Map<NodeId, Store>()
const clock = createManualClock(Date.UTC(2026, 10, 23, 1))
const closers: (() => unknown)[] = []
let hub: ReturnType<typeof createInProcessHub>

beforeAll(async () => {
  for (const node of nodes)
    stores.set(
      node,
      await openStore({
        ...{ url: 'pglite:memory', migrations: directoryMigrations, snapshotDir: testSnapshotDir },
      }),
    )
})
afterAll(() => Promise.all([...stores.values()].map((store) => store.close())))
beforeEach(() => {
  hub = createInProcessHub()
})
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
  for (const { db } of stores.values()) await db.execute('delete from site_bodies')
})

interface Tier {
  desk: BodyDesk
  bodies: Bodies
  registry: Registry
}

async function tier(node: NodeId): Promise<Tier> {
  const store = stores.get(node) ?? expect.fail(`no store of ${node}`)
  const isTop = node === 'VN'
  const place = {
    ...{ self: node, parent: isTop ? null : 'VN', budget: { in: 1, out: 1 } },
    children: isTop ? nodes.filter((each) => each !== node) : [],
  }
  const bodies = await openBodies({
    ...{ store, clock, log: silentLog },
    record: (_body, also) => store.transaction(also),
    endLinks: async () => {},
  })
  const registry = createRegistry(readUnits(), 'test', () => '2026-11-24')
  const link = hub.join(node, { version: PROTOCOL_VERSION })
  const side = createBodySide({ place, bodies, registry, link, clock, log: silentLog })
  closers.push(async () => {
    await side.close()
    await link.close()
  })
  return { desk: side.desk, bodies, registry }
}
const labelAt = ({ registry }: Tier) => registry.labelOf(health.site)
const soon = { timeout: 10_000, interval: 10 }

test('N144: a body is a site of its province from then on, under its name; closed it is none, and keeps the name', async () => {
  const province = await tier('VN-25')
  expect(await province.desk.set({ body: health, seen: 0 }, 'Hà')).toEqual({ revision: 1 })
  expect(province.registry.byId(health.site)).toMatchObject({ fullName: 'Sở Y tế', parentId: 'VN-25' })
  expect(labelAt(province)).toBe('PTO - Sở Y tế')
  expect(province.desk.list().bodies).toMatchObject([{ body: health, label: 'PTO - Sở Y tế' }])
  await province.desk.close({ site: health.site, seen: 1 }, 'Hà')
  expect(province.registry.byId(health.site)).toBeUndefined()
  expect(labelAt(province)).toBe('PTO - Sở Y tế')
})

test('N144: a body of another province is made there', async () => {
  const centre = await tier('VN')
  await expect(centre.desk.set({ body: health, seen: 0 }, 'Hà')).rejects.toMatchObject({
    code: 'body.not-here',
  })
  await expect(centre.desk.close({ site: health.site, seen: 0 }, 'Hà')).rejects.toMatchObject({
    code: 'body.not-here',
  })
})

test('N145: every tier knows every body, who comes later too, and after a restart without the others', async () => {
  const [centre, province] = [await tier('VN'), await tier('VN-25')]
  await province.desk.set({ body: health, seen: 0 }, 'Hà')
  await vi.waitFor(() => expect(labelAt(centre)).toBe('PTO - Sở Y tế'), soon)
  const other = await tier('VN-19')
  await vi.waitFor(() => expect(labelAt(other)).toBe('PTO - Sở Y tế'), soon)
  await province.desk.close({ site: health.site, seen: 1 }, 'Hà')
  await vi.waitFor(() => expect(other.registry.byId(health.site)).toBeUndefined(), soon)
  for (const close of closers.splice(0).toReversed()) await close()
  hub = createInProcessHub()
  expect((await tier('VN-19')).bodies.of('VN-25')).toMatchObject([{ revision: 2 }])
})

test('N145: a tier speaks for its own bodies only', async () => {
  const centre = await tier('VN')
  const stranger = hub.join('VN-19', { version: PROTOCOL_VERSION })
  closers.push(() => stranger.close())
  const told: BodyEntry = { body: health, revision: 9, closedAt: null, at: clock.now(), by: 'x' }
  const own = { ...told, body: { ...health, site: 'VN-19-SYT' } }
  await stranger.request('VN', 'bodies.tell', { bodies: [told, own] })
  expect([...centre.bodies.entries().keys()]).toEqual(['VN-19-SYT'])
})
