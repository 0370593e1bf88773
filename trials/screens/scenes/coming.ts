import type { Page } from 'playwright-core'
import type { PlanDraft } from '#contract/calendar'
import type { FakeNode } from '../../../apps/office/testing/fake-node.ts'
import { both, type Camera } from '../camera.ts'
import { capital, type ScreensStage } from '../stage.ts'
import { closeWindow, openConsoleOf, openWindow } from '../windows.ts'
import { title } from './console.ts'

const HOUR_MS = 3_600_000
/** So far ahead that no step of its ladder begins meanwhile. */
const AHEAD_MS = 150 * HOUR_MS

/** A session six days ahead. */
export const draft = (changes: Partial<PlanDraft> = {}): PlanDraft => {
  const startsAt = Math.ceil((Date.now() + AHEAD_MS) / HOUR_MS) * HOUR_MS
  return {
    ...{ title, organiser: 'Văn phòng Chính phủ', mark: 'ordinary' },
    chair: { name: 'Phó Thủ tướng Thường trực Chính phủ', site: 'VN' },
    ...{ startsAt, endsAt: startsAt + 3 * HOUR_MS },
    agenda: [
      { at: startsAt, title: 'Khai mạc', speaker: 'Phó Thủ tướng Thường trực' },
      {
        at: startsAt + HOUR_MS,
        title: 'Báo cáo tình hình kinh tế - xã hội tháng 11 và 11 tháng năm 2026',
        speaker: 'Bộ trưởng Bộ Tài chính',
      },
      { at: startsAt + 2 * HOUR_MS, title: 'Ý kiến của các địa phương', speaker: '' },
    ],
    requirements: ['Kiểm thử hai chiều xong trước 07:00', 'Lãnh đạo ủy ban và các phòng liên quan dự'],
    documents: ['Báo cáo tình hình kinh tế - xã hội tháng 11', 'Dự thảo nghị quyết phiên họp'],
    invitations: [{ rule: 'communes', of: capital }],
    ...changes,
  }
}

/** What a site's page says of a session that is announced; the session is cancelled again. */
export async function photographInvited(stage: ScreensStage, camera: Camera, room: Page): Promise<void> {
  const centre = stage.desk('VN')
  const { plan, revision } = await centre.call<{ plan: string; revision: number }>('calendar.plan', {
    details: draft(),
  })
  const announced = await centre.call<{ revision: number }>('calendar.announce', { plan, seen: revision })
  await room.locator(`[data-plan="${plan}"]`).waitFor()
  await camera.take(room, 'room-invited-ahead', both)
  const reason = 'Chụp xong'
  await centre.call('calendar.cancel', { plan, seen: announced.revision, reason })
}

/** What a console without a session shows of those that are due; they invite nobody else, and are cancelled again. */
export async function photographDue(stage: ScreensStage, camera: Camera): Promise<void> {
  const centre = stage.desk('VN')
  const due: { plan: string; seen: number }[] = []
  for (const [at, named] of [title, 'Giao ban trực tuyến tuần', 'Họp kỹ thuật các cấp'].entries()) {
    const startsAt = Date.now() + (at + 1) * (HOUR_MS / 2)
    const details = draft({
      ...{ title: named, startsAt, endsAt: startsAt + HOUR_MS, agenda: [] },
      invitations: [{ rule: 'unit', unit: 'VN' }],
    })
    const { plan, revision } = await centre.call<{ plan: string; revision: number }>('calendar.plan', {
      details,
    })
    const announced = await centre.call<{ revision: number }>('calendar.announce', { plan, seen: revision })
    due.push({ plan, seen: announced.revision })
  }
  const { page, close } = await openConsoleOf(stage, 'VN')
  await page.getByRole('button', { name: 'Mở phiên…' }).first().waitFor()
  await camera.take(page, 'console-due', both)
  await page.getByRole('button', { name: 'Mở phiên…' }).first().click()
  await page.getByRole('dialog').waitFor()
  await camera.take(page, 'console-due-open')
  await close()
  for (const one of due) await centre.call('calendar.cancel', { ...one, reason: 'Chụp xong' })
}

/** The calendar of a province: several sessions, who has answered to one of them, and the form of another. */
export async function photographCalendar(
  stage: ScreensStage,
  camera: Camera,
  node: FakeNode,
  communes: readonly string[],
): Promise<void> {
  const by = 'Trần Nguyễn Khánh Linh'
  const { calendar } = node
  const plan = calendar.plan(draft(), by)
  calendar.announce(plan, by)
  const people = [{ name: 'Nguyễn Hoàng Phương Quỳnh Như', post: 'Phó Chủ tịch Ủy ban nhân dân' }]
  for (const [at, site] of communes.entries())
    if (at % 3 === 0) calendar.answer(plan, site, { is: 'received', attendees: people })
    else if (at % 11 === 4) calendar.answer(plan, site, { is: 'absent', reason: 'Đang ứng phó bão số 12' })
  const next = draft({
    title: 'Giao ban trực tuyến tuần giữa Thành phố với các phường, xã',
    agenda: [],
  })
  calendar.plan({ ...next, startsAt: next.startsAt + 48 * HOUR_MS, endsAt: next.endsAt + 48 * HOUR_MS }, by)

  const page = await openWindow(stage, `${node.url}/office/#/calendar`)
  await page.locator(`#calendar-${plan}`).waitFor()
  await camera.take(page, 'office-calendar', both)
  await page.locator(`#calendar-${plan}`).click()
  await page.locator('#invited [role=option]').first().waitFor()
  await camera.take(page, 'office-calendar-answers', both)
  await page.goto(`${node.url}/office/#/calendar`)
  await page.getByRole('button', { name: 'Lập phiên họp', exact: true }).click()
  await page.locator('[name="title"]').fill(next.title)
  await camera.take(page, 'office-calendar-plan', both)
  await closeWindow(page)
}
