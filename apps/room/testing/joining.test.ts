import { expect, test, vi } from 'vitest'
import { describeError } from '#contract'
import { launchWithDevices } from './browser.ts'
import { here, setUpStage, soon, stateOf } from './stage.ts'

const stage = setUpStage()

test('first visit: a large button; later visits join by themselves, to the same seat', async () => {
  const page = await stage.open(here, '')
  await page.getByRole('heading', { name: 'PTO - Phường Việt Trì' }).waitFor()
  expect((await stateOf(page)).media).toBe('none')
  await page.getByRole('button', { name: 'Vào phòng họp' }).click()
  await stage.published(here)
  await page.getByText('Chưa có phiên họp').waitFor()
  await page.reload()
  await vi.waitFor(async () => expect((await stateOf(page)).media).toBe('open'), soon)
})

test('a seat that is held elsewhere can be taken over', async () => {
  stage.node().refuse(describeError('seat.taken', { since: '08:00' }))
  const page = await stage.open(here)
  const button = page.getByRole('button', { name: 'Chuyển sang máy này' })
  await button.waitFor()
  stage.node().refuse(null)
  await button.click()
  await stage.published(here)
  expect(stage.node().siteOf(here).hellos).toEqual([{ resume: false, takeOver: true }])
})

test('a seat taken over elsewhere: camera and media are let go, and the page says so', async () => {
  const page = await stage.open(here)
  await stage.published(here)
  stage.node().tell(here, 'seat-lost', { error: describeError('seat.taken', { since: '08:00' }) })
  await page.getByText('Điểm cầu đang mở ở máy khác').waitFor()
  expect(await stateOf(page)).toMatchObject({ connection: 'refused', media: 'none' })
  await page.getByText('seat.taken').waitFor()
  await page.getByText('0210 3846 789').waitFor()
})

test('devices that are not allowed: the page says how to allow them and joins all the same', async () => {
  const strict = await launchWithDevices({ grant: false })
  try {
    const page = await stage.open(here, '&auto=1', strict)
    await page.getByText('Camera và micro chưa được phép dùng').waitFor()
    await page.getByText('device.camera-denied').waitFor()
    await vi.waitFor(
      () =>
        expect(stage.node().siteOf(here).reports.at(-1)?.body).toEqual({
          camera: 'denied',
          microphone: 'denied',
        }),
      soon,
    )
    expect((await stateOf(page)).media).toBe('open')
  } finally {
    await strict.close()
  }
})

test('a page older than its node says both versions and loads itself again', async () => {
  stage.node().refuse(describeError('protocol.mismatch', { ours: '2', theirs: '1' }))
  const page = await stage.open(here)
  await page.getByText('bên này dùng giao thức 2, bên kia dùng 1').waitFor()
  stage.node().refuse(null)
  await stage.published(here)
})

test('a node that is away when the page opens: the page says so and joins by itself', async () => {
  stage.node().cut({ down: true })
  const page = await stage.open(here)
  await page.getByText('Không kết nối được với máy chủ').waitFor()
  stage.node().up()
  await stage.published(here)
})
