import type { SiteId } from '#contract'
import type { SavedScene } from '#contract/console'
import type { ScriptLine, ScriptState } from '#contract/script'
import { sessionAt } from '#trials/stage'
import { both, type Camera } from '../camera.ts'
import { capital, type ScreensStage } from '../stage.ts'
import { openConsoleOf } from '../windows.ts'
import { places } from './console.ts'

/** The longest agenda titles that a session of the Government has had, with who speaks. */
const agenda: readonly [title: string, who: string][] = [
  ['Khai mạc, giới thiệu đại biểu', 'Phó Thủ tướng Thường trực Chính phủ'],
  [
    'Báo cáo tình hình kinh tế - xã hội tháng 11 và 11 tháng; tình hình triển khai ba Chương trình mục tiêu quốc gia; phân bổ, giải ngân vốn đầu tư công',
    'Bộ trưởng Bộ Tài chính',
  ],
  [
    'Ý kiến của Thành phố Hà Nội về chuyển đổi số và vận hành chính quyền địa phương hai cấp ở cơ sở',
    'Chủ tịch Ủy ban nhân dân Phường Văn Miếu - Quốc Tử Giám',
  ],
  ['Ý kiến của các địa phương khác', 'Theo danh sách xin phát biểu'],
  ['Kết luận', 'Phó Thủ tướng Thường trực Chính phủ'],
]

/** A session run by its script: a line runs, the next speaker is not there, somebody took a scene by hand. */
export async function photographScript(stage: ScreensStage, camera: Camera): Promise<void> {
  const desk = stage.desk('VN')
  const session = (await sessionAt(desk)).id
  const { scenes } = await desk.call<{ scenes: SavedScene[] }>('scenes.list', {})
  const { sending } = places(stage)
  // Between the rooms that send and those on paper: it never comes.
  const [absent = ''] = stage.communesOf(capital).slice(12)
  const speakers: (SiteId[] | null)[] = [
    null,
    sending.slice(3, 5),
    [absent, ...sending.slice(5, 6)],
    null,
    [],
  ]
  const lines = agenda.map(
    ([title, who], at): ScriptLine => ({
      ...{ id: `line-${at}`, title, who, scene: scenes[at]?.id ?? null, audiences: [] },
      ...{ speakers: speakers[at] ?? null, plannedSeconds: [600, 1500, 900, 3600, 0][at] ?? 0 },
      note: at === 1 ? 'Chiếu biểu 2 của báo cáo khi Bộ trưởng nói đến đầu tư công' : '',
    }),
  )
  await desk.call('script.write', { session, seen: 0, lines })
  for (const line of lines.slice(0, 2)) {
    const { script } = await desk.call<{ script: ScriptState }>('script.get', { session })
    const { control, program } = await sessionAt(desk)
    await desk.call('script.move', {
      ...{ session, seen: script.revision, fence: control.fence, program: program.revision },
      ...{ audiences: [], to: { kind: 'line', line: line.id } },
    })
  }

  const at = await openConsoleOf(stage, 'VN')
  const { page } = at
  await page.keyboard.press('Alt+7')
  await page.locator('[data-script-clock]').waitFor()
  await page.locator('p', { hasText: 'chưa kết nối' }).first().waitFor()
  await page.mouse.move(700, 5)
  await camera.take(page, 'tab-script', both)
  await page.getByRole('button', { name: 'Sửa kịch bản' }).click()
  await page.getByRole('button', { name: /Ý kiến của Thành phố/ }).click()
  await page.getByRole('textbox', { name: 'Tên dòng' }).waitFor()
  await camera.take(page, 'tab-script-lines', both)
  await at.close()
}
