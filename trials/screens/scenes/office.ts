import { type FakeNode, startFakeNode } from '../../../apps/office/testing/fake-node.ts'
import { previewOf, recordOf } from '../../../apps/office/testing/sample.ts'
import { both, type Camera } from '../camera.ts'
import { capital, type ScreensStage } from '../stage.ts'
import { closeWindow, openWindow } from '../windows.ts'
import { photographCalendar } from './coming.ts'
import { photographCircuits, photographNotices } from './notices.ts'

/** The office of a province: its directory, a file on its way in, links and their sheet; the node only pretends. */
export async function photographOffice(stage: ScreensStage, camera: Camera): Promise<void> {
  const node = await startFakeNode({ webRoot: '.build/web', node: capital })
  stage.scope.add(() => node.close())
  const communes = stage.communesOf(capital)
  for (const [at, site] of communes.entries())
    if (at % 9 !== 4) node.directory.write(recordOf(site, at), 'Trần Nguyễn Khánh Linh')
  await photographEntry(stage, camera)
  await photographDirectory(stage, camera, node, communes)
  await photographLinks(stage, camera, node, communes)
  await photographCalendar(stage, camera, node, communes)
  await photographNotices(stage, camera, node, communes)
  await photographCircuits(stage, camera, node, communes)
  await photographCountry(stage, camera)
}

async function photographEntry(stage: ScreensStage, camera: Camera): Promise<void> {
  const stranger = await openWindow(stage, `${stage.desk('VN').url}/office/`)
  await stranger.getByText('Chưa đăng nhập', { exact: true }).waitFor()
  await camera.take(stranger, 'sign-in-office')
  await closeWindow(stranger)
}

async function photographDirectory(
  stage: ScreensStage,
  camera: Camera,
  node: FakeNode,
  communes: readonly string[],
): Promise<void> {
  const [longest = '', other = ''] = communes
  const page = await openWindow(stage, `${node.url}/office/`)
  await page.locator('#directory [role="option"]').first().waitFor()
  await camera.take(page, 'office-directory', both)
  await camera.tab(page, 'office-directory', 10)
  await page.goto(`${node.url}/office/#/directory?site=${longest}`)
  await page.locator('[name="principal.name"]').fill('')
  await page.keyboard.press('Control+s')
  await page.getByText('Thiếu họ tên.').waitFor()
  await camera.take(page, 'office-site', both)
  await page.goto(`${node.url}/office/#/directory?unnamed=1`)
  await page.getByRole('checkbox', { checked: true }).waitFor()
  await camera.take(page, 'office-unnamed')
  node.isDown = true
  await page.getByText('Mất kết nối từ').waitFor()
  await camera.take(page, 'office-lost')
  node.isDown = false
  await page.getByText('cập nhật lúc').waitFor()

  node.directory.preview = previewOf(longest, other)
  await page.goto(`${node.url}/office/#/directory?view=import`)
  const file = { name: 'danh-ba.csv', mimeType: 'text/csv', buffer: Buffer.from('mã;tên\n') }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.locator('[data-table="changes"]').waitFor()
  await camera.take(page, 'office-import', both)
  await closeWindow(page)
}

async function photographLinks(
  stage: ScreensStage,
  camera: Camera,
  node: FakeNode,
  communes: readonly string[],
): Promise<void> {
  for (const site of communes.slice(0, 3)) node.links.valid.set(site, [`of ${site}`])
  const page = await openWindow(stage, `${node.url}/office/#/links`)
  await page.getByText('1 liên kết').first().waitFor()
  await page.getByRole('checkbox', { name: 'Chọn tất cả điểm cầu đang hiện' }).check()
  await camera.take(page, 'office-links', both)
  await camera.tab(page, 'office-links', 8)
  await page.getByRole('button', { name: /Thay liên kết và in/ }).click()
  await page.getByText('hết hiệu lực ngay').waitFor()
  await camera.take(page, 'office-links-replace')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Cấp liên kết và in/ }).click()
  await page.locator('[data-card]').first().waitFor()
  await camera.take(page, 'office-sheet', both)
  await closeWindow(page)
}

async function photographCountry(stage: ScreensStage, camera: Camera): Promise<void> {
  const node = await startFakeNode({ webRoot: '.build/web', node: 'VN' })
  stage.scope.add(() => node.close())
  const page = await openWindow(stage, `${node.url}/office/`)
  await page.locator('#directory [role="option"]').first().waitFor()
  await camera.take(page, 'office-country')
  await closeWindow(page)
}
