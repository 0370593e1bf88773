import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Patrol, SiteId } from '#contract'
import type { ConsolePage } from '#trials/browser'
import { until } from '#trials/stage'
import { type ConsoleStage, startConsoleStage } from './console-stage.ts'

const vietTri = 'VN-25-07900'
const hoaBinh = 'VN-25-04795'
const phanDinhPhung = 'VN-19-05443'

/** An operator without a mouse: nothing here clicks or points. */
let stage: ConsoleStage
let operator: ConsolePage

beforeAll(async () => {
  stage = await startConsoleStage({ present: [vietTri, hoaBinh, phanDinhPhung], watching: 'VN-19-05710' })
  operator = await stage.open('VN')
})
afterAll(() => stage?.close())

const press = async (...keys: string[]) => {
  for (const key of keys) await operator.page.keyboard.press(key)
}
/** Finds a site by text: its tile has the focus then. */
const find = async (text: string, site: SiteId) => {
  await press('/')
  await operator.page.keyboard.type(text)
  await press('Enter')
  await focusIs(site)
}
const focusIs = (site: SiteId) =>
  until(
    `the wall's focus is on ${site}`,
    () => operator.page.getByRole('listbox').getAttribute('aria-activedescendant'),
    (at) => at === `wall-${site}`,
  )
const patrolNow = (): Patrol | undefined => stage.centre.control.node.sessions()[0]?.patrols[0]
const card = () => operator.page.locator('[data-patrol]')
/** At the node, and on the operator's screen: the next key is for what is seen there. */
const patrolIs = async (state: 'running' | 'paused'): Promise<Patrol> => {
  const { answer } = await until(`the patrol is ${state}`, patrolNow, (patrol) => patrol?.state === state)
  await card()
    .getByText(state === 'running' ? 'Đang chạy' : 'Tạm dừng')
    .waitFor()
  return answer ?? expect.fail('no patrol')
}
const roomShowsItsStop = () =>
  until(
    'the room shows whom the patrol shows',
    async () => ({ drawn: await stage.drawn(), shown: patrolNow()?.current ?? [] }),
    ({ drawn, shown }) => shown.length === 1 && drawn.join() === `${shown[0]}/camera`,
    { withinMs: 30_000 },
  )
/** The room draws these sites by pixels, and the console has them as its program: the order is done with. */
async function onScreen(sites: SiteId[]): Promise<void> {
  await stage.drawnIs(sites)
  await until(
    'the program on the console',
    () => operator.shows('program'),
    (shown) => shown.join() === sites.join(),
  )
}
/** Goes on by Tab until a control of this name has the focus; how often that took. */
async function tabTo(name: string): Promise<number> {
  for (let count = 1; count <= 12; count++) {
    await press('Tab')
    const label = await operator.page.evaluate(() => {
      const at = document.activeElement
      return at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? '') : (at?.textContent ?? '')
    })
    if (label.startsWith(name)) return count
  }
  return expect.fail(`${name} is out of reach by Tab`)
}

test('R8, R19, R23: a scene is composed in preview with /, arrows and Enter, and taken with T', async () => {
  await press('2')
  await find('phuong', hoaBinh)
  await press('ArrowRight')
  await focusIs(vietTri)
  await press('Enter')
  await find('05443', phanDinhPhung)
  await press('Enter')
  await stage.previewed(operator, [vietTri, phanDinhPhung])
  await press('t')
  await onScreen([vietTri, phanDinhPhung])
})

test('R13, R19: Ctrl+Z brings back the program before', async () => {
  await press('Shift+Delete', '1')
  await find('hoa binh', hoaBinh)
  await press('Enter')
  await stage.previewed(operator, [hoaBinh])
  await press('t')
  await onScreen([hoaBinh])
  await press('Control+z')
  await onScreen([vietTri, phanDinhPhung])
})

test('R19: M opens the microphone of the site that was found, and closes it', async () => {
  await find('viet tri', vietTri)
  await press('m')
  await stage.heard([vietTri])
  await press('m')
  await stage.heard([])
})

test('R30, R33: a patrol is made in its tab, put on air, started, stepped and paused', async () => {
  await press('Alt+3')
  expect(await tabTo('Tên')).toBeLessThanOrEqual(3)
  await operator.page.keyboard.type('Một vòng')
  await tabTo('Giây mỗi lượt')
  await press('Control+a')
  await operator.page.keyboard.type('3600')
  await press('Enter')
  await until(
    'the patrol is made',
    () => patrolNow()?.name,
    (name) => name === 'Một vòng',
  )
  await card().getByText('Một vòng').waitFor()
  expect(await card().locator('kbd').allInnerTexts()).toEqual(['P', '[', ']', 'Shift+P'])

  await press('Shift+Delete', '1', 'Shift+P', 't', 'p')
  await patrolIs('running')
  await roomShowsItsStop()
  const { step } = await patrolIs('running')
  await press(']')
  await until(
    'the patrol went on',
    () => patrolNow()?.step ?? 0,
    (now) => now > step,
  )
  await roomShowsItsStop()
  await press('p')
  await patrolIs('paused')
})

test('R24: after a reload the patrol’s tab and the preview are as they were, and keys work as before', async () => {
  await press('Shift+Delete', '2')
  await find('07900', vietTri)
  await press('Enter')
  await find('hoa binh', hoaBinh)
  await press('Enter')
  await stage.previewed(operator, [vietTri, hoaBinh])
  await operator.page.reload()
  const tab = operator.page.getByRole('tab', { name: 'Luân phiên' })
  await tab.waitFor()
  expect(await tab.getAttribute('aria-selected')).toBe('true')
  await patrolIs('paused')
  await stage.previewed(operator, [vietTri, hoaBinh])
  await press('p')
  await patrolIs('running')
  await press('p')
  await patrolIs('paused')
  await press('t')
  await onScreen([vietTri, hoaBinh])
})
