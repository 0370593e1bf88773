import type { Browser, Page } from 'playwright-core'
import type { NodeId, SiteId } from '#contract'
import { type ConsolePage, openConsole } from '#trials/browser'
import type { ScreensStage } from './stage.ts'

/** The machine may be busy. */
const PATIENCE_MS = 60_000

/** A window of its own: its sign-ins are not those of the others. Ended with the stage. */
export async function openWindow(stage: ScreensStage, link: string, browser?: Browser): Promise<Page> {
  const context = await (browser ?? stage.browser).newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.addInitScript(nameDevices)
  page.setDefaultTimeout(PATIENCE_MS)
  await readable(page)
  await page.goto(link)
  return page
}

/** `prepare`: something more to be done before the page is opened. */
export async function openConsoleOf(
  stage: ScreensStage,
  node: NodeId,
  prepare?: (page: Page) => Promise<void>,
): Promise<ConsolePage> {
  const { browser } = stage
  return openConsole({
    browser,
    link: await stage.consoleLink(node),
    async prepare(page) {
      page.setDefaultTimeout(PATIENCE_MS)
      await readable(page)
      if (!stage.live) await page.addInitScript('delete globalThis.RTCPeerConnection')
      await prepare?.(page)
    },
  })
}

/** A site's page that has joined by its large button. */
export async function openRoomOf(stage: ScreensStage, site: SiteId, browser?: Browser): Promise<Page> {
  const page = await openWindow(stage, await stage.siteLink(site), browser)
  await join(page)
  return page
}

export async function join(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Vào phòng họp' }).click()
  await page.waitForFunction(() => window.lienthong?.state.media === 'open', undefined, {
    timeout: PATIENCE_MS,
  })
}

/** Runs before the page: the browser's made-up devices have names as in a meeting room. */
function nameDevices(): void {
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices) return
  const list = devices.enumerateDevices.bind(devices)
  devices.enumerateDevices = async () =>
    (await list()).map(({ deviceId, groupId, kind, label }) => {
      const name = kind === 'videoinput' ? 'Camera phòng họp (USB)' : 'Micro để bàn (USB)'
      const named = { deviceId, groupId, kind, label: label && name }
      return { ...named, toJSON: () => named }
    })
}

export const closeWindow = (page: Page): Promise<void> => page.context().close()

/** What tsx writes around named functions is missing in a page. */
const readable = async (page: Page): Promise<void> => {
  await page.addInitScript('globalThis.__name = (value) => value')
}
