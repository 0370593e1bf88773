import { loadavg } from 'node:os'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { homeNode } from '#conference/sites'
import type { SiteId, SiteStatus } from '#contract'
import type { LinkStatus } from '#contract/console'
import { type FrameProbe, patterns, probeFrames, type RoomPage } from '#trials/browser'
import { type Machines, startMachines, workerPids } from '#trials/processes'
import { type Desk, openDesk, seat, sessionAt, siteScene, take, until } from '#trials/stage'

const vietTri = 'VN-25-07900'
const nongTrang = 'VN-25-07894'
const linhSon = 'VN-19-05710'
const everywhere = [vietTri, nongTrang, linhSon, 'VN']
const colours: Record<SiteId, string> = { [vietTri]: 'red', [nongTrang]: 'green', [linhSon]: 'blue' }

/** Milliseconds. The bounds that the system promises. */
const longestFreeze = 1000
const longestRecovery = 5000
const outageSeconds = 30

let machines: Machines
const rooms = new Map<SiteId, { page: RoomPage; frames: FrameProbe }>()
const room = (site: SiteId) => rooms.get(site) ?? expect.fail(`no room of ${site}`)
const province = () => machines.machine('VN-25')
const desk = (node: string): Desk => {
  const { url, token } = machines.machine(node)
  return openDesk(url, token)
}

beforeAll(async () => {
  machines = await startMachines({ workers: 2 })
  await desk('VN').call('session.open', { title: 'Phiên họp ba cấp', chair: 'VN' })
  const pages = await Promise.all([
    seat(desk('VN-25'), vietTri, patterns.red),
    seat(desk('VN-25'), nongTrang, patterns.green),
    seat(desk('VN-19'), linhSon, patterns.blue),
    seat(desk('VN'), 'VN', patterns.yellow),
  ])
  for (const page of pages) rooms.set(page.site, { page, frames: await probeFrames(page.page) })
}, 300_000)

afterAll(async () => {
  await Promise.all([...rooms.values()].map(({ page }) => page.close()))
  await machines?.close()
})

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error(machines.logs()))
})

/** Small pictures, so that four browsers on two cores have time left to be measured. */
const small = (first: SiteId, second: SiteId) => siteScene('2x2', first, second, null, null)

/** Puts the sites on air and waits until everybody sees them. */
async function onAir(...sites: [SiteId, SiteId]): Promise<readonly SiteId[]> {
  await take(desk('VN'), small(...sites))
  await showing(sites)
  await settled()
  return sites
}

test('N9: the control process of a province is killed: pictures go on, and the ordered scene is there again within 5 s of its return', async () => {
  const sites = await onAir(vietTri, linhSon)
  const seats = await seatsOf([vietTri, nongTrang])
  const killedAt = Date.now()
  await province().control.kill()
  const [healthyAt] = await Promise.all([healthyAgain(), province().control.start()])
  const settledAt = await settled()
  const gap = await longestFreezeOf(sites, killedAt, Date.now())
  figure('control process killed', {
    away: healthyAt - killedAt,
    'ordered scene after its return': settledAt - healthyAt,
    'longest freeze on any screen': gap,
  })
  expect(settledAt - healthyAt).toBeLessThan(longestRecovery)
  expect(gap).toBeLessThan(longestFreeze)
  expect(await seatsOf([vietTri, nongTrang])).toEqual(seats)

  await onAir(nongTrang, linhSon)
})

test.each(['first', 'second'])(
  'M18: the %s media worker of a province is killed: its sites are back within 5 s',
  async (which) => {
    const sites = await onAir(nongTrang, linhSon)
    // A successor is younger: the oldest is the one that has not been killed yet.
    const [pid = expect.fail('no worker')] = workerPids(province().media.pid())
    const killedAt = Date.now()
    process.kill(pid, 'SIGKILL')
    await showing(sites)
    await settled()
    const gap = await longestFreezeOf(sites, killedAt, Date.now())
    figure(`${which} media worker killed`, { 'longest freeze on any screen': gap })
    expect(gap).toBeLessThan(longestRecovery)
    expect(workerPids(province().media.pid())).toHaveLength(2)
  },
)

test('N11: the link of a province is cut for 30 s: it goes on alone, and both sides agree afterwards', async () => {
  await onAir(nongTrang, linhSon)
  const { uplink } = machines.nats.provinces.get('VN-25') ?? expect.fail('no link of VN-25')
  const cutAt = Date.now()
  uplink.cut()
  await Promise.all([
    presence('VN', 'VN-25', 'down', longestRecovery),
    presence('VN-25', 'VN', 'down', longestRecovery),
  ])
  const downAfter = Date.now() - cutAt
  const before = (await sessionAt(desk('VN-25'))).program.revision
  const revision = await take(desk('VN'), small(linhSon, vietTri))
  expect(revision).toBe(before + 1)
  await until(
    'Linh Sơn is told the take',
    () => revisionAt(linhSon),
    (seen) => seen === revision,
  )
  await new Promise((done) => setTimeout(done, cutAt + outageSeconds * 1000 - Date.now()))
  await presence('VN', 'VN-25', 'down', 0)
  expect((await sessionAt(desk('VN-25'))).program.revision).toBe(before)
  expect(await revisionAt(vietTri)).toBe(before)
  const gap = await room(vietTri).frames.longestGap(`${nongTrang}/camera`, cutAt, Date.now())

  const healedAt = Date.now()
  uplink.heal()
  const settledAt = await settled()
  await showing([linhSon, vietTri])
  figure('link cut for 30 s', {
    'down at both ends': downAfter,
    'longest freeze within the province': gap,
    'both sides agree after healing': settledAt - healedAt,
  })
  expect(gap).toBeLessThan(longestFreeze)
  const [above, below] = await Promise.all([sessionAt(desk('VN')), sessionAt(desk('VN-25'))])
  expect(below).toEqual(above)
  expect(above.program.revision).toBe(revision)
})

test('N10: a whole province is killed: its sites are back in their seats with the ordered scene within 5 s of its return, without a click', async () => {
  const sites = await onAir(linhSon, vietTri)
  await Promise.all([province().control.kill(), province().media.kill()])
  const killedAt = Date.now()
  const [healthyAt] = await Promise.all([
    healthyAgain(),
    province().media.start(),
    province().control.start(),
  ])
  const settledAt = await settled()
  await showing(sites)
  const shownAt = await shownSince(sites, healthyAt)
  figure('whole province killed', {
    away: healthyAt - killedAt,
    'ordered scene after its return': settledAt - healthyAt,
    'last picture after its return': shownAt - healthyAt,
  })
  expect(settledAt - healthyAt).toBeLessThan(longestRecovery)
  expect(shownAt - healthyAt).toBeLessThan(longestRecovery)
})

/** Every page but the site's own shows its picture, by pixels, and it moves. */
async function showing(sites: readonly SiteId[]): Promise<void> {
  for (const [viewer, site] of views(sites))
    await until(
      `${viewer} sees ${site}`,
      () => room(viewer).page.sees(`${site}/camera`),
      (seen) => seen === colours[site],
    )
}

/** Who sees whom. A site's own picture never crosses the network. */
const views = (sites: readonly SiteId[]) =>
  everywhere.flatMap((viewer) =>
    sites.filter((site) => site !== viewer).map((site) => [viewer, site] as const),
  )

async function longestFreezeOf(sites: readonly SiteId[], from: number, to: number): Promise<number> {
  const gaps = views(sites).map(([viewer, site]) =>
    room(viewer).frames.longestGap(`${site}/camera`, from, to),
  )
  return Math.max(...(await Promise.all(gaps)))
}

/** When the last of the pictures had its first frame after `from`. */
async function shownSince(sites: readonly SiteId[], from: number): Promise<number> {
  const moments = views(sites).map(
    async ([viewer, site]) =>
      (await room(viewer).frames.firstFrameAfter(`${site}/camera`, from)) ??
      expect.fail(`${viewer} got no frame of ${site}`),
  )
  return Math.max(...(await Promise.all(moments)))
}

/**
 * Waits until every page has the scene on air, and its own node and the centre have it confirmed that it shows it;
 * answers with the moment.
 */
async function settled(): Promise<number> {
  const { revision } = (await sessionAt(desk('VN'))).program
  await until(
    'every site confirms the scene',
    async () => {
      const lists = ['VN', 'VN-25', 'VN-19'].map(async (node) => [node, await confirmedAt(node)] as const)
      const revisions = everywhere.map(async (site) => [site, await revisionAt(site)] as const)
      return {
        confirmed: Object.fromEntries(await Promise.all(lists)),
        revisions: Object.fromEntries(await Promise.all(revisions)),
      }
    },
    ({ confirmed, revisions }) =>
      everywhere.every(
        (site) =>
          revisions[site] === revision &&
          confirmed.VN?.includes(site) &&
          confirmed[homeNode(site)]?.includes(site),
      ),
    { withinMs: 30_000 },
  )
  return Date.now()
}

/** Sites of which a node says that they show the scene on air; a node that can't be asked says nothing. */
async function confirmedAt(node: string): Promise<SiteId[]> {
  const list = desk(node).call<{ sites: { id: SiteId; status: SiteStatus }[] }>('sites.list', {
    state: 'connected',
  })
  const { sites } = await list.catch(() => ({ sites: [] }))
  return sites.filter(({ status }) => status.display === 'confirmed').map(({ id }) => id)
}

/** Revision of the scene that the page draws; null while it has no connection. */
async function revisionAt(site: SiteId): Promise<number | null> {
  const { connection, sceneRevision } = await room(site).page.state()
  return connection === 'open' ? sceneRevision : null
}

const seatsOf = (sites: readonly SiteId[]) =>
  Promise.all(sites.map(async (site) => (await room(site).page.state()).seat))

/** The moment at which the province's control process answers. */
async function healthyAgain(): Promise<number> {
  await until(
    'the province answers',
    () =>
      fetch(`${province().url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    (healthy) => healthy,
    { withinMs: 60_000, everyMs: 20 },
  )
  return Date.now()
}

async function presence(node: string, peer: string, expected: string, withinMs: number): Promise<void> {
  await until(
    `${node} sees ${peer} ${expected}`,
    async () => {
      const { links } = await desk(node).call<{ links: LinkStatus[] }>('links.describe')
      return links.find((link) => link.peer === peer)?.presence
    },
    (seen) => seen === expected,
    { withinMs },
  )
}

function figure(what: string, measured: Readonly<Record<string, number>>): void {
  const parts = Object.entries(measured).map(([name, ms]) => `${name} ${Math.round(ms)} ms`)
  console.info(`${what}: ${parts.join(', ')} (load ${loadavg()[0]?.toFixed(1)})`)
}
