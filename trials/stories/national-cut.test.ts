import { loadavg } from 'node:os'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SessionState, SiteId } from '#contract'
import type { SavedScene } from '#contract/console'
import type { EventRecord } from '#contract/events'
import { type ConsolePage, launchBrowser, openConsole, patterns, type RoomPage } from '#trials/browser'
import { type Machines, startMachines } from '#trials/processes'
import { type Desk, openDesk, openMicrophone, seat, sessionAt, siteScene, take, until } from '#trials/stage'
import { sendLate } from './late-command.ts'
import { type Everybody, oneState } from './one-state.ts'
import { sight } from './sight.ts'

const vietTri = 'VN-25-07900'
const nongTrang = 'VN-25-07894'
const linhSon = 'VN-19-05710'
/** Within which the province's console says that the line is cut, milliseconds: what the system promises. */
const saidWithinMs = 5000

let machines: Machines
let browser: Browser
let centre: ConsolePage
let province: ConsolePage
const rooms = new Map<SiteId, RoomPage>()
const room = (site: SiteId) => rooms.get(site) ?? expect.fail(`no room of ${site}`)
const desk = (node: string): Desk => {
  const { url, token } = machines.machine(node)
  return openDesk(url, token)
}
const uplink = () => machines.nats.provinces.get('VN-25')?.uplink ?? expect.fail('no line of VN-25')
const everybody = (): Everybody => ({
  desks: ['VN', 'VN-25', 'VN-19'].map(desk),
  consoles: [centre, province],
  rooms: [...rooms.values()],
})

beforeAll(async () => {
  machines = await startMachines()
  await desk('VN').call('session.open', { title: 'Phiên họp ba cấp', chair: 'VN' })
  const pages = await Promise.all([
    seat(desk('VN-25'), vietTri, patterns.red),
    seat(desk('VN-19'), linhSon, patterns.blue),
    seat(desk('VN'), 'VN', patterns.yellow),
  ])
  for (const page of pages) rooms.set(page.site, page)
  browser = await launchBrowser({ pattern: null })
  ;[centre, province] = await Promise.all([consoleOf('VN'), consoleOf('VN-25')])
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([...rooms.values()].map((page) => page.close()))
  await machines?.close()
})
beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error(machines.logs()))
})

/** A console in the browser of the operator who signed in when the machines were started. */
function consoleOf(node: string): Promise<ConsolePage> {
  const { url, cookie } = machines.machine(node)
  const cookies = cookie.split('; ').map((each) => {
    const [name = '', value = ''] = each.split('=')
    return { name, value, url }
  })
  return openConsole({ browser, link: url, prepare: (page) => page.context().addCookies(cookies) })
}

/** Puts one site into the preview of a console, and takes it. */
async function compose(at: ConsolePage, site: SiteId): Promise<void> {
  await at.page.keyboard.press('Shift+Delete')
  await at.page.keyboard.press('1')
  await at.slot(0).click()
  await at.tile(site).click()
}
const takenAt = (site: SiteId, slots: string) =>
  until(
    `${site} draws ${slots}`,
    async () => (await room(site).state()).told.scene?.scene.slots,
    (drawn) => JSON.stringify(drawn) === slots,
  )
const slotsOf = (...sites: SiteId[]) => JSON.stringify(siteScene('full', ...sites).slots)
const events = async (node: string) =>
  (await desk(node).call<{ events: EventRecord[] }>('record.list', { after: 0, limit: 1000 })).events

test('N1, A1: in the middle of a national program every node, console and page has one state', async () => {
  await take(desk('VN'), siteScene('1+1', vietTri, linhSon))
  await openMicrophone(desk('VN'), vietTri)
  const session = await oneState(everybody())
  expect(session.floor.open).toEqual([vietTri])
})

test('A3: the centre’s command that was sent before control passed on arrives late: refused by its number', async () => {
  const before = await sessionAt(desk('VN'))
  const late = await sendLate(machines.machine('VN'), 'session.take', {
    session: before.id,
    seen: before.program.revision,
    fence: before.control.fence,
    scene: siteScene('full', 'VN'),
  })
  await desk('VN').call('control.grant', { session: before.id, to: 'VN-25' })
  expect(await late.arrive()).toBe('control.fenced')
  const session = await oneState(everybody())
  expect(session.program).toEqual(before.program)
  expect(session.control.holder).toBe('VN-25')
})

test('A3: the line stands still while the holder takes, and the centre takes control back: the take that arrives late is refused by its number, on the page that sent it', async () => {
  const before = await sessionAt(desk('VN'))
  await compose(province, nongTrang)
  // On a machine that stands still itself the province gives up before the take arrives: then once more.
  let refusal = ''
  for (let round = 0; round < 3 && refusal !== 'control.fenced'; round++) {
    await desk('VN').call('control.grant', { session: before.id, to: 'VN-25' })
    await oneState(everybody())
    refusal = await takeTooLate(before.id)
  }
  expect(refusal).toBe('control.fenced')
  const session = await oneState(everybody())
  expect(session.program).toEqual(before.program)
  expect(session.control.holder).toBeNull()
})

/** The province takes while the line stands still, and control passes meanwhile; gives the code that its page shows. */
async function takeTooLate(session: string): Promise<string> {
  uplink().cut()
  await province.page.keyboard.press('t')
  await province.page.getByText('Đang phát…').first().waitFor()
  await desk('VN').call('control.take', { session })
  uplink().heal()
  const refusal = await province.page.locator('[role="alert"] code').first().innerText()
  await province.page.keyboard.press('Escape')
  return refusal
}

test('A11, A12, R28: the line is cut: the province’s console says so within 5 s, and its own program goes on', async () => {
  const said = sight(province.page, '[role="alert"]', 'Mất liên lạc với')
  const saidAbove = sight(centre.page, '[data-health="down"]', 'Mất liên lạc từ')
  const cutAt = Date.now()
  uplink().cut()
  const [below, above] = [(await said) - cutAt, (await saidAbove) - cutAt]
  const load = loadavg()[0]?.toFixed(1)
  console.info(
    `line cut: the province says so after ${below} ms, the centre after ${above} ms (load ${load})`,
  )
  expect(below).toBeLessThan(saidWithinMs)

  await province.page.keyboard.press('l')
  await province.page.getByText('Tỉnh đang điều khiển các điểm cầu của mình').waitFor()
  await compose(province, vietTri)
  await province.page.keyboard.press('t')
  await takenAt(vietTri, slotsOf(vietTri))
  await compose(centre, linhSon)
  await centre.page.keyboard.press('t')
  for (const site of ['VN', linhSon]) await takenAt(site, slotsOf(linhSon))
})

test('R21: microphones of the province are its own while the line is cut', async () => {
  const microphone = async () => {
    const { told, order } = await room(vietTri).state()
    return { open: told.standing?.microphoneOpen, sends: order.microphone }
  }
  await province.tile(vietTri).click()
  await province.page.keyboard.press('m')
  await until('the microphone is open', microphone, ({ open, sends }) => open === true && sends)
  const { id, control } = await wholeAt('VN-25')
  const order = { session: id, fence: control.fence, site: vietTri }
  await expect(desk('VN-25').call('floor.close', order)).rejects.toThrow('node.unreachable')
})

test('A13, N11: the line is back: one state everywhere, field by field, and the province’s work is kept', async () => {
  const ended = sight(province.page, '[role="status"]', 'Chương trình tại tỉnh đã kết thúc')
  const healedAt = Date.now()
  uplink().heal()
  await ended
  const session = await oneState(everybody())
  console.info(`line back: one state everywhere after ${Date.now() - healedAt} ms`)
  expect(session.program.scene).toEqual(siteScene('full', linhSon))

  const { scenes } = await desk('VN-25').call<{ scenes: SavedScene[] }>('scenes.list')
  expect(scenes).toMatchObject([{ session: null, scene: siteScene('full', vietTri) }])
  await province.page.keyboard.press('c')
  await province.page.getByText(scenes[0]?.name ?? 'no scene').waitFor()
  const mine = (await events('VN-25')).map(({ body }) => body)
  // What sites do by themselves comes when it comes.
  const ofSites = ['site.connected', 'media.came']
  expect(mine.filter(({ kind }) => !ofSites.includes(kind))).toMatchObject([
    { kind: 'session.opened', owner: 'VN-25' },
    { kind: 'part.opened', partOf: session.id },
    { kind: 'program.taken' },
    { kind: 'program.taken', scene: siteScene('full', vietTri) },
    { kind: 'microphone.opened', site: vietTri },
    { kind: 'scene.saved', session: null, scene: siteScene('full', vietTri) },
    { kind: 'part.ended', because: 'returned', scene: siteScene('full', vietTri) },
    { kind: 'microphone.closed', site: vietTri },
    { kind: 'session.closed' },
  ])
})

async function wholeAt(node: string): Promise<SessionState> {
  const { sessions } = await desk(node).call<{ sessions: SessionState[] }>('sessions.list')
  return sessions.find(({ partOf }) => partOf === null) ?? expect.fail(`no whole session at ${node}`)
}
