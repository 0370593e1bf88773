import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScope } from '#foundation/lifetime'
import {
  type ConsolePage,
  launchBrowser,
  openConsole,
  type Pattern,
  patterns,
  pictureOf,
  type RoomPage,
} from '#trials/browser'
import { type Desk, seat, sessionAt, take, until } from '#trials/stage'
import { pdf, picture } from './sample-documents.ts'
import { openThreeTiers } from './three-tiers-stage.ts'

const vietTri = 'VN-25-07900'
const source = 'VN/content'

const scope = createScope()
let centre: Desk
let operator: ConsolePage
let commune: RoomPage
/** The centre's own room: an operator presents in its name, and it sees that as everybody does. */
let ownRoom: RoomPage

beforeAll(async () => {
  const deskOf = await openThreeTiers(scope)
  centre = await deskOf('VN')
  await centre.call('session.open', { title: 'Giao ban', chair: 'VN' })
  commune = scope.add(await seat(await deskOf('VN-25'), vietTri, patterns.red))
  ownRoom = scope.add(await seat(centre, 'VN', patterns.blue))
  const browser = await launchBrowser({ pattern: null })
  scope.add(() => browser.close())
  const { url } = await centre.call<{ url: string }>('consoles.issue', { role: 'operator' })
  operator = await openConsole({ browser, link: url })
  await take(centre, { layout: 'content', slots: [{ kind: 'content' }] })
})
afterAll(() => scope.close())

/** What stands still has no bar that moves: by its colour alone. */
const sees = (page: RoomPage, who: string, { name }: Pattern) =>
  until(
    `${who} sees ${name}`,
    async () => (await pictureOf(page.page, source, Object.values(patterns)))?.pattern,
    (seen) => seen === name,
  )
const presenterIs = (site: string | null) =>
  until(
    `${site ?? 'nobody'} presents`,
    async () => (await sessionAt(centre)).presenter,
    (presenter) => presenter === site,
  )
const offer = (name: string, mimeType: string, buffer: Buffer) =>
  operator.page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
const openPanel = () => operator.page.keyboard.press('Shift+N')

test('P24, N34, R55: a picture from a console is seen in a province and in the own room, and gone when it stops', async () => {
  await openPanel()
  await offer('bìa.png', 'image/png', picture(patterns.yellow.colour))
  await operator.page.getByText('Sẵn sàng, chưa lên màn hình chung').waitFor()
  expect((await sessionAt(centre)).presenter).toBeNull()
  await operator.button('Đưa vào ô nội dung (N)').click()
  await presenterIs('VN')
  await sees(commune, 'Việt Trì', patterns.yellow)
  await sees(ownRoom, 'the centre’s own room', patterns.yellow)
  await operator.button('Dừng').click()
  await presenterIs(null)
  await until(
    'the picture is gone',
    () => pictureOf(commune.page, source, Object.values(patterns)),
    (seen) => seen === null,
  )
})

test('R55, R58, N35: pages of a PDF turn by a key; a console that is loaded again presents no more, and says so', async () => {
  const pages = pdf([patterns.green.colour, patterns.blue.colour])
  await offer('báo cáo.pdf', 'application/pdf', pages)
  await operator.page.getByText('Trang 1/2').first().waitFor()
  await operator.page.keyboard.press('Escape')
  await operator.page.keyboard.press('n')
  await presenterIs('VN')
  await sees(commune, 'Việt Trì', patterns.green)
  await operator.page.keyboard.press('PageDown')
  await sees(commune, 'Việt Trì', patterns.blue)
  await operator.page.reload()
  await operator.page.getByText('Trang vừa được tải lại').waitFor()
  await presenterIs(null)
})
