import type { Page } from 'playwright-core'
import type { NewAccount } from '#contract/accounts'
import { recordOf } from '../../../apps/office/testing/sample.ts'
import { both, type Camera } from '../camera.ts'
import { capital, type ScreensStage } from '../stage.ts'
import { closeWindow, openWindow } from '../windows.ts'
import { draft } from './coming.ts'
import { title } from './console.ts'

const PASSWORD = 'trâu vàng uống nước ao'

/** The doors of people with accounts, and the office's list of them. */
export async function photographAccounts(stage: ScreensStage, camera: Camera): Promise<void> {
  const { accounts } = stage.constellation.tier(capital).control
  const { url } = stage.desk(capital)
  const [longest = '', other = ''] = stage.communesOf(capital)
  const account = (name: string, person: string, more: Partial<NewAccount> = {}) =>
    accounts.create(
      {
        ...{ name, person, post: 'Chuyên viên Phòng Công nghệ thông tin', phone: '0912 345 678' },
        ...{ role: 'operator', unit: capital, provider: null },
        ...more,
      },
      { by: 'Trần Nguyễn Khánh Linh', account: null },
    )
  const ready = [
    await account('khanh.linh', 'Trần Nguyễn Khánh Linh', { role: 'administrator' }),
    await account('minh.tuan', 'Nguyễn Vũ Minh Tuấn'),
    await account('quang.vinh', 'Đoàn Nguyễn Quang Vinh', { role: 'viewer', unit: other }),
    await account('hai.dang', 'Lê Hoàng Hải Đăng', { role: 'telecom', provider: 'VNPT', post: 'Trực mạng' }),
  ]
  for (const { token } of ready) await accounts.accept(token, PASSWORD)
  const { token } = await account('quynh.nhu', 'Nguyễn Hoàng Phương Quỳnh Như Thị Bích Ngọc', {
    role: 'inspector',
    unit: longest,
  })

  const door = await openWindow(stage, `${url}/sign-in/`)
  await door.locator('[name="username"]').waitFor()
  await camera.take(door, 'sign-in', both)
  await camera.tab(door, 'sign-in', 5)
  await photographProvider(stage, camera, url)
  await door.locator('[name="username"]').fill('khanh.linh')
  await door.locator('[name="password"]').fill('không phải mật khẩu này')
  await door.keyboard.press('Enter')
  await door.getByRole('alert').first().waitFor()
  await camera.take(door, 'sign-in-refused')
  await door.locator('[name="password"]').fill(PASSWORD)
  await door.keyboard.press('Enter')
  await door.waitForURL((at) => !at.pathname.startsWith('/sign-in'))
  await door.goto(`${url}/sign-in/#account`)
  await door.getByRole('button', { name: 'Bật mã xác nhận' }).waitFor()
  await camera.take(door, 'sign-in-account')
  await door.goto(`${url}/office/#/accounts`)
  await door.locator('[data-account="quynh.nhu"]').waitFor()
  await camera.take(door, 'office-accounts', both)
  await camera.tab(door, 'office-accounts', 8)
  await door.getByRole('button', { name: 'Lập tài khoản…' }).click()
  await door.locator('[name="person"]').waitFor()
  await camera.take(door, 'office-account-new')
  await door.getByRole('button', { name: 'Thôi' }).click()
  await door.getByRole('dialog').waitFor({ state: 'hidden' })
  await photographSearch(stage, camera, door)
  await closeWindow(door)

  const invited = await openWindow(stage, `${url}/sign-in/#invitation=${token}`)
  await invited.locator('[name="new-password"]').waitFor()
  await camera.take(invited, 'sign-in-invitation')
  await closeWindow(invited)
}

/** The sign-in page of a node with an identity provider; only whether there is one is made up. */
async function photographProvider(stage: ScreensStage, camera: Camera, url: string): Promise<void> {
  const door = await openWindow(stage, 'about:blank')
  const json = { provider: 'Hệ thống xác thực tập trung Thành phố Hà Nội' }
  await door.route('**/api/v1/sign-in/ways', (route) => route.fulfill({ json }))
  await door.goto(`${url}/sign-in/`)
  await door.getByText(json.provider).waitFor()
  await camera.take(door, 'sign-in-provider', both)
  await closeWindow(door)
}

/** One word, and what the node has by it: units, focal persons, lines, sessions, accounts. */
async function photographSearch(stage: ScreensStage, camera: Camera, office: Page): Promise<void> {
  const desk = stage.desk(capital)
  for (const [at, site] of stage.communesOf(capital).slice(0, 24).entries()) {
    const record = recordOf(site, at)
    const person = at % 5 === 0 && record.principal && { ...record.principal, name: 'Vũ Thị Phương Linh' }
    await desk.call('directory.set', { record: { ...record, ...(person && { principal: person }) }, seen: 0 })
  }
  await desk.call('calendar.plan', { details: draft({ title: `Phường Văn Miếu - Quốc Tử Giám: ${title}` }) })
  await office.keyboard.press('Control+k')
  await office.keyboard.type('phuong')
  await office.locator('#search-results [role="option"]').first().waitFor()
  await camera.take(office, 'office-search', both)
}
