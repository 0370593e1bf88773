import { expect, test, vi } from 'vitest'
import type { SiteInvitation } from '#contract/calendar'
import { here, setUpStage, soon } from './stage.ts'

const stage = setUpStage()
const HOUR = 3_600_000

const invitation = (more: Partial<SiteInvitation> = {}): SiteInvitation => {
  const startsAt = Date.now() + 14.5 * HOUR
  return {
    ...{ plan: 'p1', revision: 2, asking: 1, owner: { node: 'VN', label: 'Trung ương' } },
    ...{ chairAt: 'Trung ương', state: { is: 'announced' }, standing: 'waiting', acknowledgement: null },
    details: {
      ...{ title: 'Hội nghị trực tuyến với các địa phương', organiser: 'Văn phòng Chính phủ' },
      chair: { name: 'Thủ tướng Chính phủ', site: 'VN' },
      ...{ startsAt, endsAt: startsAt + 2 * HOUR, mark: 'ordinary' },
      agenda: [{ at: startsAt, title: 'Khai mạc', speaker: '' }],
      ...{ requirements: ['Kiểm thử hai chiều xong trước 07:00'], documents: ['Báo cáo tháng 11'] },
    },
    ...more,
  }
}
const told = (answer: Pick<SiteInvitation, 'standing' | 'acknowledgement'>) =>
  stage.node().tell(here, 'calendar', { invitations: [invitation(answer)] })
const given = {
  plan: 'p1',
  site: here,
  epoch: 0,
  revision: 1,
  asking: 1,
  at: 1,
  by: 'x',
  way: 'page' as const,
}

test('N96: before a session the page shows what is ahead, and acknowledges, names who attends, or asks to be absent', async () => {
  const page = await stage.open(here)
  await stage.published(here)
  told({ standing: 'waiting', acknowledgement: null })
  const card = page.getByRole('region', { name: 'Phiên họp sắp tới' })
  await card.getByText('còn 14 giờ').waitFor()
  await card.getByText('Kiểm thử hai chiều xong trước 07:00').waitFor()
  const { answers } = stage.node().siteOf(here)
  await card.getByRole('button', { name: 'Đã nhận' }).click()
  await vi.waitFor(() => expect(answers).toHaveLength(1), soon)
  expect(answers[0]).toEqual({ plan: 'p1', asking: 1, by: '', answer: { is: 'received', attendees: [] } })

  told({ standing: 'received', acknowledgement: { ...given, answer: { is: 'received', attendees: [] } } })
  await card.getByRole('button', { name: 'Đã nhận' }).waitFor({ state: 'detached' })
  await card.getByRole('button', { name: 'Người dự…' }).click()
  await page.getByLabel('Họ và tên').fill('Trần Văn Minh')
  await page.getByLabel('Chức vụ').fill('Chủ tịch')
  // A session that comes before it, and another asking, take the form away from nobody.
  const sooner = invitation({ plan: 'p0', details: { ...invitation().details, title: 'Họp khẩn' } })
  stage.node().tell(here, 'calendar', { invitations: [sooner, invitation({ asking: 2 })] })
  await card.getByText('Họp khẩn').waitFor()
  expect(await card.getAttribute('data-plan')).toBe('p1')
  await page.getByRole('button', { name: 'Gửi' }).click()
  await vi.waitFor(() => expect(answers).toHaveLength(2), soon)
  expect(answers[1]?.answer).toEqual({
    ...{ is: 'received', attendees: [{ name: 'Trần Văn Minh', post: 'Chủ tịch' }] },
  })
  expect(answers[1]).toMatchObject({ plan: 'p1', asking: 1 })
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await vi.waitFor(async () => expect(await card.getAttribute('data-plan')).toBe('p0'), soon)
  const { startsAt, endsAt } = invitation().details
  const earlier = { startsAt: startsAt - HOUR, endsAt: endsAt - HOUR }
  stage.node().tell(here, 'calendar', { invitations: [invitation({ earlier })] })
  await card.getByText('Trước khi đổi').waitFor()

  await card.getByRole('button', { name: 'Xin vắng…' }).click()
  expect(await page.getByRole('button', { name: 'Gửi' }).isDisabled()).toBe(true)
  await page.getByLabel('Lý do').fill('Đang ứng phó\nbão')
  await page.getByRole('button', { name: 'Gửi' }).click()
  await vi.waitFor(() => expect(answers).toHaveLength(3), soon)
  expect(answers[2]?.answer).toEqual({ is: 'absent', reason: 'Đang ứng phó bão' })
})

test('N96: a form that is open when its session is cancelled goes with it, and the next session is shown', async () => {
  const page = await stage.open(here)
  await stage.published(here)
  const sooner = invitation({ plan: 'p0', details: { ...invitation().details, title: 'Họp khẩn' } })
  stage.node().tell(here, 'calendar', { invitations: [invitation()] })
  const card = page.getByRole('region', { name: 'Phiên họp sắp tới' })
  await card.getByRole('button', { name: 'Xin vắng…' }).click()
  await page.getByLabel('Lý do').fill('Bão')
  const cancelled = invitation({ state: { is: 'cancelled', reason: 'Bão' } })
  stage.node().tell(here, 'calendar', { invitations: [sooner, cancelled] })
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await vi.waitFor(async () => expect(await card.getAttribute('data-plan')).toBe('p0'), soon)
})

test('N96: a running session takes its place; one that was cancelled takes no answer', async () => {
  const page = await stage.open(here)
  await stage.published(here)
  const cancelled = invitation({ state: { is: 'cancelled', reason: 'Bão' } })
  stage.node().tell(here, 'calendar', { invitations: [cancelled] })
  const card = page.getByRole('region', { name: 'Phiên họp sắp tới' })
  await card.getByText('Bão').waitFor()
  expect(await card.getByRole('button').count()).toBe(0)
  stage.take(1, here)
  await card.waitFor({ state: 'detached' })
})
