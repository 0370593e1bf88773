import { both, type Camera } from '../camera.ts'
import { capital, type ScreensStage } from '../stage.ts'
import { closeWindow, openConsoleOf, openWindow } from '../windows.ts'
import { photographDue, photographInvited } from './coming.ts'

/** Doors: strangers, used links, what stands there before a session is opened. */
export async function photographEntry(stage: ScreensStage, camera: Camera): Promise<void> {
  const { url } = stage.desk('VN')
  const [site = ''] = stage.communesOf(capital)
  const stranger = await openWindow(stage, `${url}/control-room/`)
  await camera.take(stranger, 'sign-in-console', both)
  await stranger.goto(`${url}/c/khong-phai-lien-ket`)
  await camera.take(stranger, 'sign-in-link-used')
  await stranger.goto(`${url}/room/?site=${site}`)
  await camera.take(stranger, 'sign-in-room')
  await stranger.goto(`${url}/chair/`)
  await camera.take(stranger, 'sign-in-chair')
  await closeWindow(stranger)

  const link = await stage.siteLink(site)
  const welcome = await openWindow(stage, link)
  await welcome.getByRole('button', { name: 'Vào phòng họp' }).waitFor()
  await camera.take(welcome, 'room-welcome', both)
  await camera.tab(welcome, 'room-welcome', 8)
  await welcome.getByRole('button', { name: 'Vào phòng họp' }).click()
  await welcome.getByText('Chưa có phiên họp').first().waitFor()
  await camera.take(welcome, 'room-no-session')
  await photographInvited(stage, camera, welcome)
  await closeWindow(welcome)

  const chair = await openWindow(stage, await stage.consoleLink('VN', 'chair'))
  await chair.getByText('Chưa có phiên họp').first().waitFor()
  await camera.take(chair, 'chair-no-session')
  await closeWindow(chair)

  const console = await openConsoleOf(stage, 'VN')
  await camera.take(console.page, 'console-no-session', both)
  await console.close()
  await photographDue(stage, camera)
}
