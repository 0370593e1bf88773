import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RoomPage } from '#trials/browser'
import { type Machines, runToEnd, startMachines } from '#trials/processes'
import { type Desk, openDesk } from '#trials/stage'
import { linhSon, nongTrang, oneIsSeenAndHeard, seatRooms, theOtherIsSeenOnly } from './one-on-air.ts'

let machines: Machines
const rooms = new Map<string, RoomPage>()
const room = (site: string): RoomPage => rooms.get(site) ?? expect.fail(`no room of ${site}`)
const desk = (node: string): Desk => {
  const { url, token } = machines.machine(node)
  return openDesk(url, token)
}

beforeAll(async () => {
  machines = await startMachines()
  for (const [site, page] of await seatRooms(desk)) rooms.set(site, page)
}, 300_000)

afterAll(async () => {
  await Promise.all([...rooms.values()].map((page) => page.close()))
  await machines?.close()
})

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error(machines.logs()))
})

test('N1: over NATS hub and leaf, PostgreSQL at the centre, PGlite in the provinces, a site on air is seen and heard in every tier', async () => {
  expect(machines.machine('VN').config.store).toMatch(/^postgres:/)
  expect(machines.machine('VN-25').config.store).toMatch(/^pglite:/)
  await oneIsSeenAndHeard(desk('VN'), room)
})

test('N1: at the same time a site of Thái Nguyên is seen in Phú Thọ, and nobody hears a closed microphone', async () => {
  await theOtherIsSeenOnly(room)
})

test('a process that is asked to stop ends with exit code 0, and its media goes on without it', async () => {
  const { control } = machines.machine('VN-19')
  expect(await control.stop()).toBe(0)
  expect(await room(nongTrang).sees(`${linhSon}/camera`)).toBe('blue')
})

test.each(['control', 'media'] as const)(
  'a wrong configuration ends the %s process with exit code 2, and names file, key and expected form',
  async (role) => {
    const file = join(machines.folder, `wrong-${role}.yaml`)
    await writeFile(
      file,
      'node: Phú Thọ\nstore: mysql://x\nlink: {}\nweb: {}\nmedia: { listen: [{ ip: here }], pipe: { ip: 10.0.0.5 } }\n',
    )
    const { code, stderr } = await runToEnd([role, '--config', file])
    expect(code).toBe(2)
    expect(stderr).toContain(`${file}: node: `)
    expect(stderr).toContain(`${file}: store: pglite:DIRECTORY or postgres://user:password@host/database`)
    expect(stderr).toContain(`${file}: media.listen.0.ip: an IP address, e.g. 10.25.0.5`)
    expect(stderr).not.toContain('    at ')
  },
)

test('a configuration file that is not there ends the process with exit code 2 and its name', async () => {
  const { code, stderr } = await runToEnd(['control', '--config', '/no/such/node.yaml'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('/no/such/node.yaml: không đọc được')])
})
