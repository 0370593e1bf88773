import { setTimeout as wait } from 'node:timers/promises'
import type { Camera } from '../camera.ts'
import { large, small, tablet } from '../camera.ts'
import type { ScreensStage } from '../stage.ts'
import { closeWindow, openConsoleOf, openWindow } from '../windows.ts'

/** The chair's view with a queue; a site called, and what operators see of that. */
export async function photographChair(stage: ScreensStage, camera: Camera): Promise<void> {
  const sizes = [large, small, tablet]
  const chair = await openWindow(stage, await stage.consoleLink('VN', 'chair'))
  await chair.getByPlaceholder('Tìm tên điểm cầu').waitFor()
  await wait(2_500)
  await camera.take(chair, 'chair', { sizes, keep: sizes })
  await chair.getByPlaceholder('Tìm tên điểm cầu').fill('xuan')
  await wait(400)
  await chair.getByRole('button', { name: 'Gọi điểm cầu' }).first().click()
  await chair.getByText('Đã báo kỹ thuật').first().waitFor()
  await camera.take(chair, 'chair-called', { sizes, keep: [tablet] })
  await camera.tab(chair, 'chair', 20)
  const console = await openConsoleOf(stage, 'VN')
  await console.page.locator('[data-chair-calls]').waitFor()
  await camera.take(console.page, 'console-chair-calls')
  await console.close()
  await closeWindow(chair)
}
