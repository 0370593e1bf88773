import type { Page } from 'playwright-core'
import { clientFrame, serverFrame } from '#contract'
import type { PageMeasured, Verdict } from '#contract/readiness'
import { roomRequests } from '#contract/room'
import { type BrowserOptions, launchBrowser, patterns } from '#trials/browser'
import type { Desk } from './desk.ts'

/** What one test of a page found, and how long it took from the press of the button to the verdict. */
export interface Tested {
  measured: PageMeasured
  verdict: Verdict
  tookMs: number
}

type Found = Omit<Tested, 'tookMs'>

/** A site's page whose devices the trial makes up. */
export interface SiteUnderTest {
  readonly page: Page
  /** Presses the button, answers both questions with yes, and waits for the verdict. */
  test(): Promise<Tested>
  close(): Promise<void>
}

/** `before` runs in the page before anything of it. */
export async function openSiteUnderTest(
  desk: Desk,
  site: string,
  devices: Omit<BrowserOptions, 'pattern' | 'allow'>,
  before?: () => void,
): Promise<SiteUnderTest> {
  const { url } = await desk.call<{ url: string }>('sites.issue-link', { site })
  const browser = await launchBrowser({ pattern: patterns.green, ...devices })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, bypassCSP: true })
  const page = await context.newPage()
  await page.addInitScript('globalThis.__name = (value) => value')
  if (before) await page.addInitScript(before)
  const tests = hearTests(page)
  await page.goto(url)
  await page.goto(`${page.url()}${page.url().includes('?') ? '&' : '?'}auto=1`)
  await page.waitForFunction(() => window.lienthong?.state.media === 'open', undefined, { timeout: 20_000 })
  return {
    page,
    async test() {
      if (process.env.SHOW) page.on('console', (m) => process.stdout.write(`${m.text()}\n`))
      const ended = tests.next()
      const began = performance.now()
      await page.getByRole('button', { name: 'Tự kiểm thử' }).click()
      // Where the picture of the test is long in coming, the questions are.
      await page.getByRole('button', { name: 'Có thấy' }).click({ timeout: 40_000 })
      await page.getByRole('button', { name: 'Có nghe' }).click()
      const found = await ended
      return { ...found, tookMs: performance.now() - began }
    },
    close: () => browser.close(),
  }
}

/** Listens to what the page sends at the end of a test, and to what it is answered. */
function hearTests(page: Page): { next(): Promise<Found> } {
  let waiting: { resolve(found: Found): void; reject(error: unknown): void } | undefined
  const sent = (payload: string | Buffer, asked: Map<number, PageMeasured>) => {
    const frame = clientFrame.parse(JSON.parse(String(payload)))
    if (frame.type !== 'request' || frame.op !== 'test.end') return
    asked.set(frame.id, roomRequests['test.end'].body.parse(frame.body).measured)
  }
  const received = (payload: string | Buffer, asked: Map<number, PageMeasured>) => {
    const frame = serverFrame.parse(JSON.parse(String(payload)))
    const measured = frame.type === 'reply' ? asked.get(frame.id) : undefined
    if (!measured || frame.type !== 'reply') return
    if (!frame.ok) throw new Error(`test.end: ${frame.error.code}`)
    waiting?.resolve({ measured, verdict: roomRequests['test.end'].reply.parse(frame.body).verdict })
  }
  page.on('websocket', (socket) => {
    const asked = new Map<number, PageMeasured>()
    const orReject = (look: typeof sent) => (frame: { payload: string | Buffer }) => {
      try {
        look(frame.payload, asked)
      } catch (error) {
        waiting?.reject(error)
      }
    }
    socket.on('framesent', orReject(sent))
    socket.on('framereceived', orReject(received))
  })
  return {
    next: () =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
      }),
  }
}
