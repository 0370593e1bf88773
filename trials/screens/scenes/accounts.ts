import type { NewAccount } from '#contract/accounts'
import { both, type Camera } from '../camera.ts'
import { capital, type ScreensStage } from '../stage.ts'
import { closeWindow, openWindow } from '../windows.ts'

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
  await closeWindow(door)

  const invited = await openWindow(stage, `${url}/sign-in/#invitation=${token}`)
  await invited.locator('[name="new-password"]').waitFor()
  await camera.take(invited, 'sign-in-invitation')
  await closeWindow(invited)
}
