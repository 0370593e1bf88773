import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { NodeId } from '#contract'
import type { ConsolePage } from '#trials/browser'
import { until } from '#trials/stage'
import { progress } from '../figure.ts'
import { epochNow } from '../switch/take.ts'
import type { Theatre } from '../theatre.ts'

/** How long an operator looks at his preview; and how long nothing may change until a take counts as settled. */
const [lookMs, quietMs] = [1_500, 2_500]

/** What the console said of the province, whenever it said something else. Moments are Unix milliseconds. */
interface Said {
  at: number
  confirmed: number
}

/**
 * Takes two saved scenes in turn by key, and gives the milliseconds from the key until the console shows all sites of
 * the province as confirmed for good. A count that is still that of the scene before does not pass for one: the
 * province's own node has to find every site in agreement with the new revision first.
 */
export async function timeTakes(
  theatre: Theatre,
  { page }: ConsolePage,
  asked: { province: NodeId; sites: number; takes: number },
): Promise<number[]> {
  await watch(page, asked.province)
  const times: number[] = []
  // The first two are not counted: pictures and codecs are used for the first time.
  for (let turn = -2; turn < asked.takes; turn++) {
    await page.keyboard.press(turn % 2 === 0 ? 'F1' : 'F2')
    await wait(lookMs)
    const agreed = whenAgreed(theatre, asked)
    await page.keyboard.press('t')
    const agreedAt = await agreed
    await wait(quietMs)
    const { pressedAt, said } = await page.evaluate(() => window.confirmations)
    const last = said.filter(({ at }) => at > pressedAt).at(-1)
    if (last && last.confirmed !== asked.sites)
      throw new Error(`the console shows ${last.confirmed} sites as confirmed`)
    const confirmedMs = Math.max(last?.at ?? 0, agreedAt) - pressedAt
    if (turn < 0) continue
    times.push(confirmedMs)
    progress(`console: all agreed after ${ms(agreedAt - pressedAt)}, confirmed after ${ms(confirmedMs)}`)
  }
  return times
}

const ms = (time: number) => `${time.toFixed(0)} ms`

/** When the province's node first finds every site in agreement with the next revision. */
async function whenAgreed(theatre: Theatre, asked: { province: NodeId; sites: number }): Promise<number> {
  const { node } = theatre.constellation.tier(asked.province).control
  const before = node.sessions()[0]?.program.revision ?? 0
  await until(
    'every site shows the new scene',
    () =>
      (node.sessions()[0]?.program.revision ?? 0) > before
        ? node
            .roster()
            .filter(({ site, display }) => site.startsWith(`${asked.province}-`) && display === 'confirmed')
            .length
        : 0,
    (confirmed) => confirmed === asked.sites,
    { everyMs: 10, withinMs: 20_000 },
  )
  return epochNow()
}

/** Notes in the page when the key T goes down, and what the tree's row of the province says from frame to frame. */
async function watch(page: Page, province: NodeId): Promise<void> {
  await page.locator(`[id="tree-${province}"] [data-kind="confirmed"]`).waitFor()
  await page.evaluate((province) => {
    const noted: Window['confirmations'] = { pressedAt: 0, said: [] }
    window.confirmations = noted
    document.addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key === 't') noted.pressedAt = performance.timeOrigin + timeStamp
      },
      { capture: true },
    )
    new MutationObserver(() => {
      const row = document.getElementById(`tree-${province}`)?.querySelector('[data-kind="confirmed"]')
      const confirmed = Number(/\d+/.exec(row?.textContent ?? '')?.[0] ?? Number.NaN)
      if (confirmed === noted.said.at(-1)?.confirmed) return
      noted.said.push({ at: performance.timeOrigin + performance.now(), confirmed })
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  }, province)
}

declare global {
  interface Window {
    confirmations: { pressedAt: number; said: Said[] }
  }
}
