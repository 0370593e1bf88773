import type { Notice, NoticeState } from '#contract/notices'
import type { Incident } from '#contract/readiness'
import type { FakeNode } from '../../../apps/office/testing/fake-node.ts'
import { callFrom, personOf } from '../../../apps/office/testing/sample.ts'
import { both, type Camera } from '../camera.ts'
import type { ScreensStage } from '../stage.ts'
import { closeWindow, openWindow } from '../windows.ts'
import { title } from './console.ts'

const MINUTE_MS = 60_000

/** Notices that went out, that wait and that failed, with the one that failed opened; and the words of one kind. */
export async function photographNotices(
  stage: ScreensStage,
  camera: Camera,
  node: FakeNode,
  communes: readonly string[],
): Promise<void> {
  const now = Date.now()
  const states: NoticeState[] = [
    { is: 'sent', at: now },
    { is: 'failed', at: now, fault: { is: 'address', detail: '550 5.1.1 User unknown' } },
    {
      ...{ is: 'waiting', attempts: 2, next: now + 4 * MINUTE_MS },
      fault: { is: 'busy', detail: '451 4.7.1 Greylisted' },
    },
    { is: 'lapsed', at: now, why: 'replaced' },
  ]
  const kinds = ['invited', 'changed', 'unanswered', 'site-late'] as const
  node.notices.unreached = communes.slice(-4)
  node.notices.all = communes.map((site, at): Notice => {
    const person = at === 1 ? 'Nguyễn Hoàng Phương Quỳnh Như Thị Bích Ngọc' : personOf(at).name
    return {
      ...{ id: `n${at}`, kind: kinds[(at >> 2) % kinds.length] ?? 'invited', channel: 'email', site, person },
      address: `vanphong.${site.toLowerCase()}@hanoi.gov.vn`,
      subject: `Mời họp trực tuyến: ${title}`,
      text: `Kính gửi ${person},\n\nTrân trọng mời đơn vị dự ${title}.\n\nĐề nghị xác nhận đã nhận trước 17:00.`,
      ...{ at: now - at * MINUTE_MS, until: now + 600 * MINUTE_MS },
      state: states[(at * 3) % 4] ?? { is: 'sent', at: now },
    }
  })
  const page = await openWindow(stage, `${node.url}/office/#/notices`)
  await page.locator('tr[data-notice]').first().waitFor()
  await camera.take(page, 'office-notices', both)
  await camera.tab(page, 'office-notices', 10)
  await page.goto(`${node.url}/office/#/notices?standing=failed`)
  await page.locator('tr[data-notice]').first().getByRole('button').click()
  await page.getByText('550 5.1.1 User unknown').waitFor()
  await camera.take(page, 'office-notice-failed', both)
  await page.goto(`${node.url}/office/#/notices?view=templates`)
  await page.locator('tr[data-template="invited.email"]').getByRole('button').click()
  await page.getByRole('button', { name: 'Xem thử' }).click()
  await camera.take(page, 'office-notice-template')
  await closeWindow(page)
}

/** The lines of sites, those with something wrong first. */
export async function photographCircuits(
  stage: ScreensStage,
  camera: Camera,
  node: FakeNode,
  communes: readonly string[],
): Promise<void> {
  const at = Date.now() - 20 * MINUTE_MS
  const answered = { at: at + MINUTE_MS, by: 'Nguyễn Hoàng Phương Quỳnh Như' }
  const states: Incident['state'][] = [
    { state: 'opened' },
    { state: 'answered', answered },
    { state: 'fixed', answered, fixed: answered, note: 'Đã thay đầu nối quang' },
  ]
  for (const [place, state] of states.entries())
    node.incidents.push({
      ...{ ...callFrom(communes[place] ?? ''), id: `i${place}`, openedAt: at, state },
      cause: {
        kind: 'help',
        words: 'Mất tiếng của Trung ương, đã thử rút và cắm lại loa, xin cử người xem giúp',
      },
    })
  const page = await openWindow(stage, `${node.url}/office/#/circuits`)
  await page.getByRole('button', { name: 'Nhận xử lý' }).first().waitFor()
  await camera.take(page, 'office-circuits', both)
  await camera.tab(page, 'office-circuits', 8)
  await closeWindow(page)
}
