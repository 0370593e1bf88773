import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { type Scene, type SiteId, slotCounts } from '#contract'
import { holdNotices } from '#trials/browser'
import { openMicrophone, sessionAt, siteScene, take } from '#trials/stage'
import { both, type Camera } from '../camera.ts'
import { capital, type ScreensStage, south } from '../stage.ts'
import { openConsoleOf } from '../windows.ts'

export const title =
  'Hội nghị trực tuyến Chính phủ với các địa phương và phiên họp Chính phủ thường kỳ tháng 11'
const banner = 'Đề nghị các điểm cầu tắt micro khi không phát biểu; phiên họp bắt đầu lúc 14 giờ'

/** Sites that send, the longest names first; after them rooms on paper. */
export function places(stage: ScreensStage): { sending: SiteId[]; paper: SiteId[] } {
  const [north, far] = [stage.communesOf(capital), stage.communesOf(south)]
  return {
    sending: ['VN', capital, south, ...north.slice(0, 12), ...far.slice(0, 10)],
    paper: [...north.slice(13, 50), ...far.slice(10, 24)],
  }
}

/** Chooses a site by the filter, and takes the filter away again. */
export async function chooseByName(page: Page, name: string): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type(name)
  await wait(600)
  await page.keyboard.press('Enter')
  await page.keyboard.press('/')
  await page.keyboard.press('Escape')
  await wait(300)
}

/** The program in the operator's headset, in both languages, beside a program with a long name. */
async function photographListening(page: Page, camera: Camera): Promise<void> {
  await page.getByRole('button', { name: /^Tiếng Việt|^VI$/ }).click()
  await page.getByRole('button', { name: /: Chính$/ }).click()
  await page.getByRole('menuitem', { name: /^Người phát biểu/ }).click()
  await page.getByRole('button', { name: /: Người phát biểu$/ }).waitFor()
  await page.keyboard.press('h')
  await page.getByRole('slider', { name: 'Âm lượng' }).waitFor()
  await page.mouse.move(700, 5)
  await camera.take(page, 'console-listening', both)
  await page.getByRole('button', { name: /^English|^EN$/ }).click()
  await camera.take(page, 'console-listening-english', { keep: [] })
  await page.getByRole('button', { name: /^Close this program/ }).click()
  await page.getByRole('button', { name: /: Main$/ }).waitFor()
}

/** A national session with the centre's console at work: composing, taking, undoing, saving. */
export async function photographConsole(stage: ScreensStage, camera: Camera): Promise<void> {
  const desk = stage.desk('VN')
  await desk.call('session.open', { title, chair: 'VN' })
  const { sending, paper } = places(stage)
  await stage.seatSending(sending)
  for (const [index, site] of paper.entries())
    await stage.seatPaper(site, {
      truthful: index % 9 !== 4,
      ...(index % 11 === 3 && { devices: { camera: 'absent', microphone: 'lost' } }),
    })
  const scene = (layout: Scene['layout'], from = 0): Scene =>
    siteScene(layout, ...sending.slice(from, from + slotCounts[layout]))
  const dressed: Scene = {
    ...scene('1+7', 3),
    dressing: { labels: true, title: true, clock: true, banner },
  }
  await take(desk, scene('2x2'))
  await take(desk, dressed)
  for (const site of sending.slice(3, 5)) await openMicrophone(desk, site)
  const names = [
    'Toàn cảnh 25 điểm cầu',
    'Chủ tọa và Phường Văn Miếu - Quốc Tử Giám',
    'Thảo luận nhóm miền Nam',
  ]
  for (const [index, layout] of (
    ['5x5', '1+1', '1+5', '3x3', '4x4', '1+2', '2x2', 'full'] as const
  ).entries())
    await desk.call('scenes.save', {
      session: index % 3 === 1 ? null : (await sessionAt(desk)).id,
      name: names[index] ?? `Cảnh ${index + 1}: bố cục ${layout}`,
      scene: scene(layout),
    })

  const held: { notices?: Awaited<ReturnType<typeof holdNotices>> } = {}
  const console = await openConsoleOf(stage, 'VN', async (page) => {
    held.notices = await holdNotices(page, '/ws/console')
  })
  const { page } = console
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await wait(400)
    }
  }
  await chooseByName(page, 'van mieu quoc')
  await press('F2')
  await wait(3_000)
  await camera.take(page, 'console', both)
  await press('F1')
  await wait(6_000)
  await camera.take(page, 'console-5x5', both)
  for (const layout of ['1', '2', '6', '4', '-'])
    if (layout !== '-') {
      await press(layout)
      await camera.take(page, `console-layout-${layout}`, { keep: [] })
    }
  await press('F3')
  await press('d')
  await camera.take(page, 'console-dressing')
  await press('Escape', 'c')
  await camera.take(page, 'console-scenes')
  await press('Escape', 's')
  await camera.take(page, 'console-slot-source')
  await press('Escape', 'z')
  await wait(2_500)
  await camera.take(page, 'console-zoom')
  await press('Escape', 'Shift+N')
  await camera.take(page, 'console-content')
  await press('Escape', '?')
  await camera.take(page, 'console-keys')
  await press('Escape')
  await chooseByName(page, 'trung uong')
  await page.getByRole('button', { name: 'Cấp liên kết' }).first().click()
  await wait(500)
  await camera.take(page, 'console-link')
  await page.getByRole('button', { name: 'Đã gửi, đóng' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })

  await press('/')
  await page.keyboard.type('van mieu quoc')
  await wait(500)
  await camera.take(page, 'console-filter')
  await press('Escape')

  held.notices?.hold('sessions')
  await take(desk, scene('1+5', 6))
  await press('t')
  await wait(800)
  await camera.take(page, 'console-refused')
  held.notices?.release()
  await press('Escape', 'F2', 't')
  await wait(1_500)
  await page.getByRole('button', { name: /^Hoàn tác/ }).hover()
  await wait(400)
  await camera.take(page, 'console-undo')
  await page.mouse.move(700, 5)
  await page.getByRole('button', { name: /^Tắt tất cả micro/ }).click()
  await camera.take(page, 'console-close-all')
  await press('Escape')
  await page.getByRole('button', { name: /^English|^EN$/ }).click()
  await camera.take(page, 'console-english')
  await camera.tab(page, 'console', 45)
  await photographListening(page, camera)
  await console.close()
}
