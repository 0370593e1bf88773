import { setTimeout as wait } from 'node:timers/promises'
import { slotCounts } from '#contract'
import { openMicrophone, sessionAt, take } from '#trials/stage'
import { both, type Camera } from '../camera.ts'
import { capital, type ScreensStage, south } from '../stage.ts'
import { openConsoleOf } from '../windows.ts'
import { chooseByName, places } from './console.ts'

/** Each tab of the right column, as full as it gets, at the centre and in a province. */
export async function photographTabs(stage: ScreensStage, camera: Camera): Promise<void> {
  const { sending } = places(stage)
  const [centre, province] = [stage.desk('VN'), stage.desk(capital)]
  const session = (await sessionAt(centre)).id
  const queue = stage.communesOf(capital).slice(50, 62)
  for (const site of queue) await (await stage.seatPaper(site, { answers: false })).raiseHand()
  // As many as may be open, whatever was photographed before.
  await centre.call('floor.close-all', { session })
  for (const site of sending.slice(3, 9)) await openMicrophone(centre, site)
  await centre.call('floor.invite', { session, site: queue[0] })

  const at = await openConsoleOf(stage, 'VN')
  const below = await openConsoleOf(stage, capital)
  const { page } = at
  const tab = async (number: number, of = page) => {
    await of.keyboard.press(`Alt+${number}`)
    await of.mouse.move(700, 5)
    await wait(500)
  }
  await chooseByName(page, 'van mieu quoc')
  await tab(1)
  await camera.take(page, 'tab-floor', both)

  await province.call('showing.rule', { session, province: capital, rule: 'ask' })
  await wait(500)
  const ask = (place: number) =>
    centre.call<{ request: string }>('showing.ask', {
      session,
      site: queue[place] ?? '',
      note: 'Phóng sự về chuyển đổi số ở cơ sở, phát sau phần khai mạc',
    })
  const answers = [
    { kind: 'accept' },
    { kind: 'refuse', reason: 'Điểm cầu đang họp Hội đồng nhân dân, 15 giờ mới xong' },
    { kind: 'counter', site: sending[4], reason: 'Có lãnh đạo thành phố dự' },
  ]
  for (const [place, answer] of answers.entries()) {
    const { request } = await ask(place)
    await province.call('showing.answer', { session, request, answer })
  }
  await ask(3)
  await ask(4)
  await tab(2)
  await camera.take(page, 'tab-requests', both)
  await tab(2, below.page)
  await camera.take(below.page, 'tab-requests-province')
  await province.call('showing.rule', { session, province: capital, rule: 'automatic' })

  await tab(3)
  await camera.take(page, 'tab-patrol-new')
  const settings = { name: 'Mọi điểm cầu của Thành phố Hà Nội', list: { kind: 'below', unit: capital } }
  const { patrol } = await centre.call<{ patrol: string }>('patrol.create', {
    session,
    settings: { ...settings, stepMs: 5000, slots: 4, order: 'unseen-longest' },
  })
  await take(centre, {
    layout: '2x2',
    slots: Array.from({ length: slotCounts['2x2'] }, () => ({ kind: 'patrol', patrol })),
  })
  await centre.call('patrol.start', { session, patrol })
  await wait(1500)
  await camera.take(page, 'tab-patrol-running', both)
  await centre.call('patrol.pause', { session, patrol })

  await tab(4)
  const { rollCall } = await centre.call<{ rollCall: string }>('roll-call.open', {
    session,
    question: 'Các điểm cầu nghe rõ tiếng của Trung ương không?',
    sites: null,
  })
  await centre.call('roll-call.set', {
    rollCall,
    site: queue[2],
    presence: 'absent',
    reason: 'Mất điện từ 13 giờ',
  })
  await wait(1500)
  await camera.take(page, 'tab-roll-call', both)
  await centre.call('roll-call.close', { rollCall })
  await wait(500)
  await camera.take(page, 'tab-roll-call-result')

  const said: [string, string, string | null][] = [
    [
      'VN',
      'Hà Nội chuẩn bị Phường Văn Miếu - Quốc Tử Giám phát biểu sau phần khai mạc, khoảng 14 giờ 20.',
      capital,
    ],
    [capital, 'Đã nhận, điểm cầu đang thử micro, 3 phút nữa xong.', null],
    [south, 'Thành phố Hồ Chí Minh xin đổi thứ tự với Hà Nội vì lãnh đạo phải đi lúc 15 giờ.', null],
    ['VN', 'Đồng ý.', null],
  ]
  for (const [node, text, to] of said) await stage.desk(node).call('line.say', { session, to, text })
  await tab(5)
  await camera.take(page, 'tab-line', both)
  await tab(1)
  await camera.take(below.page, 'console-province')

  await centre.call('control.grant', { session, to: capital })
  await wait(600)
  await camera.take(page, 'console-granted')
  await centre.call('control.take', { session })
  await below.close()
  await at.close()
}
