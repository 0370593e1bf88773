import { setTimeout as wait } from 'node:timers/promises'
import { patterns } from '#trials/browser'
import { openMicrophone, sessionAt, siteScene, take } from '#trials/stage'
import { both, type Camera, large, small } from '../camera.ts'
import { capital, type ScreensStage } from '../stage.ts'
import { closeWindow, join, openRoomOf, openWindow } from '../windows.ts'
import { places } from './console.ts'
import { photographTest } from './self-test.ts'

/** A site's page in every state it can get into. */
export async function photographRooms(stage: ScreensStage, camera: Camera): Promise<void> {
  const { sending } = places(stage)
  const centre = stage.desk('VN')
  const session = (await sessionAt(centre)).id
  // One with the longest names, whose own seat is free.
  const site = stage.communesOf(capital)[12] ?? ''
  await centre.call('floor.close-all', { session })
  const others = sending.slice(3, 7)
  await take(centre, siteScene('2x2', ...others))
  const room = await openRoomOf(stage, site)
  await wait(2_500)
  await camera.take(room, 'room-off-air', both)
  await photographTest(room, camera)
  await room.getByRole('button', { name: 'Thiết bị' }).click()
  await wait(400)
  await camera.take(room, 'room-devices')
  await room.keyboard.press('Escape')

  // A talk without an operator's voice does not stand for long: one for each size.
  for (const size of [large, small]) {
    await centre.call('cue.open', { session, site })
    await centre.call('cue.countdown', { session, site, seconds: 60 })
    await wait(800)
    await camera.take(room, 'room-cue', { sizes: [size] })
    await centre.call('cue.close', { session, site })
  }
  await wait(300)

  await room
    .getByRole('button', { name: /phát biểu/ })
    .first()
    .click()
  await wait(500)
  await camera.take(room, 'room-asking')
  await centre.call('floor.invite', { session, site })
  await wait(600)
  await camera.take(room, 'room-invited', both)
  await take(centre, {
    ...siteScene('1+7', site, ...sending.slice(3, 10)),
    dressing: { labels: true, title: true, clock: true, banner: 'Phần thảo luận: mỗi điểm cầu 5 phút' },
  })
  await openMicrophone(centre, site)
  await wait(4_000)
  await camera.take(room, 'room-on-air', both)
  await camera.tab(room, 'room', 8)
  const { rollCall } = await centre.call<{ rollCall: string }>('roll-call.open', {
    session,
    question: 'Các điểm cầu nghe rõ không?',
    sites: null,
  })
  await wait(600)
  await camera.take(room, 'room-roll-call')
  await centre.call('floor.close', { session, site })
  await wait(600)
  await camera.take(room, 'room-closed-by-centre')
  await centre.call('roll-call.close', { rollCall })
  await room.getByRole('button', { name: 'Gọi hỗ trợ' }).click()
  await room.getByRole('button', { name: 'Gửi yêu cầu' }).click()
  await room.getByText('đang chờ trả lời').waitFor()
  await wait(400)
  await camera.take(room, 'room-help-called')
  await room.getByRole('button', { name: /^English|^EN$/ }).click()
  await camera.take(room, 'room-english')

  const taken = await openWindow(stage, await stage.siteLink(site))
  await taken.getByText('Điểm cầu đang mở ở máy khác').first().waitFor()
  await camera.take(taken, 'room-seat-taken')
  await closeWindow(taken)
  await closeWindow(room)

  const [bareSite = '', strictSite = ''] = stage.communesOf(capital).slice(70)
  const bare = await openWindow(
    stage,
    await stage.siteLink(bareSite),
    await stage.browserWith({ pattern: null }),
  )
  await bare.getByText('Không tìm thấy camera').first().waitFor()
  await camera.take(bare, 'room-no-devices-welcome')
  await join(bare)
  await openMicrophone(centre, bareSite)
  await wait(600)
  await camera.take(bare, 'room-no-devices')
  await closeWindow(bare)
  const strict = await stage.browserWith({ pattern: patterns.green, allow: false })
  const denied = await openRoomOf(stage, strictSite, strict)
  await camera.take(denied, 'room-denied')
  await closeWindow(denied)
}
