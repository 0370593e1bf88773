import { expect, test, vi } from 'vitest'
import { here, setUpStage, soon, stateOf } from './stage.ts'

const stage = setUpStage()
/** A whole test, on a machine that has other work as well. */
const patient = { timeout: 60_000, interval: 100 }

test("a test of one's own: its steps, two questions, the verdict; the node is told what was measured", async () => {
  const page = await stage.open(here)
  await stage.published(here)
  await page.getByRole('button', { name: 'Tự kiểm thử' }).click()
  await page.getByText('Đang kiểm tra camera, micro, loa…').waitFor()
  await page.getByText('Mời đồng chí nói to vài câu').first().waitFor()
  await page.getByRole('button', { name: 'Có thấy' }).click({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Có nghe' }).click()
  const { measured } = stage.node().siteOf(here)
  await vi.waitFor(() => expect(measured).toHaveLength(1), patient)
  expect(measured[0]).toMatchObject({
    pageHidden: false,
    camera: { state: 'ok', heightPx: 720 },
    speaker: { state: 'ok' },
    loops: {
      province: {
        picture: { returned: true, foreignCodes: 0, replayedCodes: 0 },
        sound: { returned: true, foreignCodes: 0, replayedCodes: 0 },
      },
    },
    person: { saw: true, heard: true },
  })
  expect(measured[0]?.loops.province.picture.matchedCodes).toBeGreaterThan(30)
  expect(measured[0]?.loops.province.sound.matchedCodes).toBeGreaterThanOrEqual(3)
  await page.getByTestId('province-sees').waitFor()
  expect(await page.getByTestId('province-sees').innerText()).toContain('thông')
  await page.keyboard.press('Escape')
  await page.getByTestId('province-sees').waitFor({ state: 'detached' })
}, 120_000)

test('a test gives way to the session: on air, it stops at once, and the node is told why', async () => {
  const page = await stage.open(here)
  await stage.published(here)
  await page.keyboard.press('t')
  await page.getByText('Đang kiểm tra camera, micro, loa…').waitFor()
  stage.node().tell(here, 'standing', {
    ...{ onAir: true, microphoneOpen: false, hand: null, invited: null, speakingSince: null },
    ...{ closedBy: null, seenBy: [], heardBy: [], uplink: true },
  })
  await page.getByText('Kiểm thử đã nhường cho phiên họp').waitFor()
  await vi.waitFor(() => expect(stage.node().siteOf(here).requests).toContain('test.abort'), soon)
  expect((await stateOf(page)).selfTest).toBe('stopped')
  expect(stage.node().siteOf(here).measured).toEqual([])
})

test('what the node orders begins by itself, once; a call for help is sent with its words', async () => {
  const page = await stage.open(here)
  await stage.published(here)
  const order = { order: 'o1', form: 'short', asked: 'round', by: 'Trực' }
  stage.node().tell(here, 'tests', { order, verdict: null, help: 'none' })
  const { measured, requests } = stage.node().siteOf(here)
  await vi.waitFor(() => expect(measured).toHaveLength(1), patient)
  expect(measured[0]?.legs.siteUp.capacityKbps).toBeNull()
  stage.node().tell(here, 'tests', { order, verdict: null, help: 'none' })

  await page.getByRole('button', { name: 'Gọi hỗ trợ' }).click()
  await page.getByLabel('Điểm cầu đang gặp gì').fill('Loa rè')
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click()
  await vi.waitFor(() => expect(requests).toContain('help.call'), soon)
  stage.node().tell(here, 'tests', { order: null, verdict: null, help: 'called' })
  await page.getByText('Đã gọi hỗ trợ, đang chờ trả lời').waitFor()
  expect(requests.filter((op) => op === 'test.begin')).toHaveLength(1)
}, 60_000)
