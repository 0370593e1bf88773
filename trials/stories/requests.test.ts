import { loadavg } from 'node:os'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SiteId } from '#contract'
import type { EventBody, EventRecord } from '#contract/events'
import type { ConsolePage } from '#trials/browser'
import { until } from '#trials/stage'
import { type ConsoleStage, startConsoleStage } from './console-stage.ts'
import { press, sight } from './sight.ts'

const vietTri = 'VN-25-07900'
const hoaBinh = 'VN-25-04795'
const tamDuongBac = 'VN-25-08872'
/** Within which both consoles show what one of them did, milliseconds: what the system promises. */
const shownWithinMs = 1000
/** How long a request waits here: long enough to be answered on a busy machine. */
const requestSeconds = 15

let stage: ConsoleStage
let centre: ConsolePage
let province: ConsolePage
/** The last event before the test, and when it began. */
let from = { sequence: 0, at: 0 }

beforeAll(async () => {
  const present = [vietTri, hoaBinh, tamDuongBac]
  stage = await startConsoleStage({ present, watching: 'VN-19-05710', requestSeconds })
  ;[centre, province] = await Promise.all([stage.open('VN'), stage.open('VN-25')])
  for (const { page } of [centre, province]) await page.keyboard.press('Alt+2')
  await ruleIs('Phải xin', 'ask')
})
beforeEach(async () => {
  from = { sequence: (await record(0)).at(-1)?.sequence ?? 0, at: Date.now() }
})
afterAll(() => stage?.close())

const session = () => stage.centre.control.node.sessions()[0] ?? expect.fail('no session')
const record = async (after: number): Promise<EventRecord[]> =>
  (await stage.centre.control.keeper.recordAfter(after, 1000)).events

/** The operator of the province chooses a rule for its sites. */
async function ruleIs(name: string, rule: string): Promise<void> {
  const group = province.page.getByRole('radiogroup', { name: 'Cấp trên đưa điểm cầu của tỉnh lên hình' })
  await group.getByText(name).click()
  await until(
    'the rule of the province on the centre’s page',
    () => centre.page.evaluate(() => window.lienthongConsole?.state.sessions?.[0]?.showing.rules['VN-25']),
    (known) => known === rule,
  )
}

/** When both consoles show a request in this state, with what each of them says of it. */
function bothShow(state: string, { above, below }: { above: string; below: string }) {
  const seen = (at: ConsolePage, words: string) =>
    sight(at.page, `[data-request][data-state="${state}"]`, words)
  return Promise.all([seen(centre, above), seen(province, below)])
}

/** Both consoles showed it soon enough after it was done; the figures stand beside the promise. */
async function inTime(what: string, doneAt: number, shown: ReturnType<typeof bothShow>): Promise<void> {
  const [above, below] = (await shown).map((at) => at - doneAt)
  const load = loadavg()[0]?.toFixed(1)
  console.info(`${what}: at the centre after ${above} ms, in the province after ${below} ms (load ${load})`)
  for (const took of [above, below]) expect(took).toBeLessThan(shownWithinMs)
}

/** The centre's operator chooses the site on the wall and asks for it; both consoles show the request. */
async function ask(site: SiteId): Promise<void> {
  await centre.tile(site).click()
  const button = centre.button(/^Xin .+ lên hình$/)
  await until(
    'the site can be asked for',
    () => button.getAttribute('aria-disabled'),
    (off) => off !== 'true',
  )
  const shown = bothShow('pending', { above: 'Đang chờ', below: 'xin đưa lên hình' })
  await inTime('asked', await press(button), shown)
  await until(
    'the picture of the site that is asked for',
    () => province.requestShows(),
    (shows) => shows === site,
  )
}

/** The name of what has the focus on a console. */
const focused = ({ page }: ConsolePage): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

/** The chain of the request in the owner's record: who, from which tier, when. */
async function chain(...expected: { kind: EventBody['kind']; tier?: string; [field: string]: unknown }[]) {
  const records = (await record(from.sequence)).filter(({ body }) => body.kind.startsWith('showing.'))
  expect(records.map(({ body }) => body)).toMatchObject(expected)
  for (const { at, body } of records) {
    expect(at).toBeGreaterThanOrEqual(from.at)
    expect(at).toBeLessThanOrEqual(Date.now())
    if ('tier' in body) expect(body.by).not.toBe('')
  }
  const requests = new Set(records.map(({ body }) => 'request' in body && body.request))
  expect(requests.size).toBe(1)
}

test('A8, R29: accepted by one key: both consoles show it, and the centre has the site on air by two more', async () => {
  await ask(vietTri)
  const shown = bothShow('accepted', { above: 'Đồng ý', below: 'Đồng ý' })
  const at = Date.now()
  await province.page.keyboard.press('a')
  await inTime('accepted', at, shown)
  await chain(
    { kind: 'showing.asked', site: vietTri, province: 'VN-25', tier: 'VN' },
    { kind: 'showing.answered', site: vietTri, answer: 'accepted', tier: 'VN-25' },
  )
  await centre.page.keyboard.press('1')
  await centre.page.keyboard.press('g')
  await stage.previewed(centre, [vietTri])
  await centre.page.keyboard.press('t')
  await stage.drawnIs([vietTri])
})

test('A8, R29: refused by keys, with a reason that the centre reads', async () => {
  await ask(hoaBinh)
  const refuse = province.button('Từ chối')
  expect(await refuse.getAttribute('aria-disabled')).toBe('true')
  const { keyboard } = province.page
  await keyboard.press('r')
  await until(
    'the field for the reason has the focus',
    () => focused(province),
    (at) => at.startsWith('Lý do'),
  )
  await keyboard.type('Đang họp Đảng ủy')
  const shown = bothShow('refused', { above: 'Đang họp Đảng ủy', below: 'Đang họp Đảng ủy' })
  const at = Date.now()
  await keyboard.press('Enter')
  await inTime('refused', at, shown)
  await chain(
    { kind: 'showing.asked', site: hoaBinh, tier: 'VN' },
    { kind: 'showing.answered', answer: 'refused', reason: 'Đang họp Đảng ủy', tier: 'VN-25' },
  )
})

test('A8, R29: another site is offered instead by one key, and the centre has it by one more', async () => {
  await ask(hoaBinh)
  await province.tile(tamDuongBac).click()
  await province.button(/^Đề nghị .*Tam Dương Bắc/).waitFor()
  const shown = bothShow('countered', { above: 'Tam Dương Bắc', below: 'Tam Dương Bắc' })
  const at = Date.now()
  await province.page.keyboard.press('o')
  await inTime('countered', at, shown)
  await chain(
    { kind: 'showing.asked', site: hoaBinh, tier: 'VN' },
    { kind: 'showing.answered', answer: 'countered', counter: tamDuongBac, tier: 'VN-25' },
  )
  await centre.page.keyboard.press('1')
  await centre.page.keyboard.press('g')
  await stage.previewed(centre, [tamDuongBac])
  await centre.page.keyboard.press('t')
  await stage.drawnIs([tamDuongBac])
})

test('A8, R29: nobody answers: both consoles show that it has expired', async () => {
  await ask(hoaBinh)
  const [waiting] = session().showing.requests.filter(({ state }) => state === 'pending')
  const shown = bothShow('expired', { above: 'Hết giờ', below: 'Hết giờ' })
  await inTime('expired', waiting?.expiresAt ?? expect.fail('no request waits'), shown)
  await chain(
    { kind: 'showing.asked', site: hoaBinh, tier: 'VN' },
    { kind: 'showing.expired', site: hoaBinh },
  )
})

test('A5, A6: under “automatic” a site is on air without a request', async () => {
  await ruleIs('Tự do', 'automatic')
  const asked = session().showing.requests.length
  await centre.page.keyboard.press('1')
  await centre.slot(0).click()
  await centre.tile(hoaBinh).click()
  await stage.previewed(centre, [hoaBinh])
  await centre.page.keyboard.press('t')
  await stage.drawnIs([hoaBinh])
  expect(session().showing.requests).toHaveLength(asked)
  const kinds = (await record(from.sequence)).map(({ body }) => body.kind)
  expect(kinds.filter((kind) => kind.startsWith('showing.'))).toEqual(['showing.ruled'])
})

/** Opens what can be done about control by its key, chooses the first, and confirms. */
async function passOn(at: ConsolePage, question: string): Promise<void> {
  const { keyboard } = at.page
  await keyboard.press('q')
  // Keys go to the menu from when the focus is in it.
  await at.page.locator('[role="menu"]:is(:focus, :focus-within)').waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await at.page.getByRole('dialog').getByText(question).waitFor()
  await keyboard.press('Tab')
  await keyboard.press('Enter')
}
const says = (at: ConsolePage, words: string) => at.page.getByRole('button', { name: words }).waitFor()

test('A2, R32: control is granted and handed back by keys, after a question; both consoles say who has it', async () => {
  await passOn(centre, 'Giao quyền điều khiển cho')
  await Promise.all([says(province, 'Cấp này đang điều khiển'), says(centre, 'đang điều khiển từ')])
  expect(session().control).toMatchObject({ fence: 1 })
  await passOn(province, 'Trả quyền cho')
  await says(centre, 'Cấp này đang điều khiển')
  expect(session().control).toMatchObject({ holder: null, fence: 2 })
  const passed = (await record(from.sequence)).map(({ body }) => body)
  const [first = ''] = passed.flatMap((body) => (body.kind === 'control.passed' ? [body.to] : []))
  expect(passed).toMatchObject([
    { kind: 'control.passed', from: 'VN', to: first, fence: 1, tier: 'VN' },
    { kind: 'control.passed', from: first, to: 'VN', fence: 2, tier: first },
  ])
})

test('A11, R28: where the centre allows it the province begins a program of its own by a key, the centre’s tree says so, and it ends after a question', async () => {
  const { keyboard } = centre.page
  await keyboard.press('q')
  await centre.page.getByRole('menuitem', { name: 'Cho tỉnh chạy chương trình riêng' }).click()
  await centre.page.getByRole('menu').waitFor({ state: 'detached' })
  await keyboard.press('/')
  await keyboard.type('phu tho')
  await centre.row('VN-25').waitFor()
  const mark = centre.row('VN-25').getByTitle('Tỉnh đang chạy chương trình riêng')
  expect(await mark.count()).toBe(0)
  await province.page.keyboard.press('q')
  await province.page.getByRole('menuitem', { name: 'Chạy chương trình riêng của tỉnh' }).waitFor()
  await province.page.keyboard.press('Escape')
  await province.page.getByRole('menu').waitFor({ state: 'detached' })
  await province.page.keyboard.press('l')
  await Promise.all([mark.waitFor(), says(province, 'Cấp này đang điều khiển')])
  await passOn(province, 'Thôi chương trình riêng của tỉnh?')
  await mark.waitFor({ state: 'detached' })
  await province.page.getByText('Chương trình tại tỉnh đã kết thúc').waitFor()
})
