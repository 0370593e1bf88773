import { setTimeout as wait } from 'node:timers/promises'
import { both, type Camera } from '../camera.ts'
import { capital, type ScreensStage } from '../stage.ts'
import { closeWindow, openConsoleOf, openRoomOf } from '../windows.ts'

/** The line to the centre is cut, then the province's own server goes away. */
export async function photographLosses(stage: ScreensStage, camera: Camera): Promise<void> {
  const below = await openConsoleOf(stage, capital)
  const above = await openConsoleOf(stage, 'VN')
  const room = await openRoomOf(stage, stage.communesOf(capital)[63] ?? '')
  stage.constellation.hub.cut('VN', capital)
  await below.page.keyboard.press('Alt+1')
  await wait(6_000)
  await camera.take(below.page, 'console-island', both)
  await camera.take(above.page, 'console-line-cut')
  await camera.take(room, 'room-island')
  await below.page.keyboard.press('l')
  await wait(2_500)
  await camera.take(below.page, 'console-island-controls')
  stage.constellation.hub.heal('VN', capital)
  await wait(2_500)
  await stage.constellation.tier(capital).crashControl()
  await wait(7_000)
  await camera.take(below.page, 'console-lost')
  await camera.take(room, 'room-lost')
  await closeWindow(room)
  await above.close()
  await below.close()
}
