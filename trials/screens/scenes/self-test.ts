import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { both, type Camera, large, small } from '../camera.ts'

/** A whole test on a machine that has other work as well, milliseconds. */
const PATIENCE_MS = 60_000

/** A site tests itself: while it runs, the questions, the result; and the call for help. */
export async function photographTest(room: Page, camera: Camera): Promise<void> {
  await room.getByRole('button', { name: 'Tự kiểm thử' }).click()
  await room.getByText('Mời đồng chí nói to vài câu').first().waitFor()
  await wait(1_500)
  // The smaller size first: for the other one it may be between two steps.
  await camera.take(room, 'room-test-running', { sizes: [small, large], ...both })
  await room.getByRole('button', { name: 'Có thấy' }).click({ timeout: PATIENCE_MS })
  // They do not wait for long: one size only.
  await camera.take(room, 'room-test-questions', { sizes: [small] })
  await room.getByRole('button', { name: 'Có nghe' }).click()
  await room.getByRole('button', { name: 'Kiểm thử lại' }).waitFor({ timeout: PATIENCE_MS })
  await camera.take(room, 'room-test-result', both)
  await room.getByRole('button', { name: 'Đóng' }).click()
  await room.getByRole('button', { name: 'Gọi hỗ trợ' }).click()
  await wait(400)
  await camera.take(room, 'room-help')
  await room.keyboard.press('Escape')
  await wait(300)
}
