import type { Browser, Locator, Page } from 'playwright-core'
import type { SiteId } from '#contract'
import { ofElement, STILL_THERE, siteIn } from './site-in.ts'

/** An operator's console in a window of its own: its cookies are not those of the other windows. */
export interface ConsolePage {
  readonly page: Page
  /** The site's tile on the wall; only tiles within sight exist. */
  tile(site: SiteId): Locator
  /** A slot of the preview, counted from 0. */
  slot(index: number): Locator
  /** The unit's row in the tree. */
  row(unit: SiteId): Locator
  button(name: string | RegExp): Locator
  /** By the pixels of moving pictures and stills: whose rooms these panes show, slot by slot; null: no picture that is known. */
  shows(pane: 'program' | 'preview'): Promise<(SiteId | null)[]>
  /** Whose room the site's tile shows, by pixels. */
  tileShows(site: SiteId): Promise<SiteId | null>
  /** Whose room the picture of the request that waits for this tier shows, by pixels. */
  requestShows(): Promise<SiteId | null>
  close(): Promise<void>
}

export interface ConsoleOptions {
  browser: Browser
  /** One-time link, or the console's own address in a window that is signed in. */
  link: string
  viewport?: { width: number; height: number }
  /** Called with the page before it opens anything. */
  prepare?: (page: Page) => Promise<void>
}

/** Opens the link and waits until the console has its state, its names and its sites. */
export async function openConsole(options: ConsoleOptions): Promise<ConsolePage> {
  const { browser, link, viewport = { width: 1920, height: 1080 } } = options
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await options.prepare?.(page)
  await page.goto(link)
  await page.getByRole('option').and(page.locator('[id^="wall-VN"]')).first().waitFor()
  return {
    page,
    tile: (site) => page.locator(`[id="wall-${site}"]`),
    slot: (index) => page.locator(`[data-pick="${index}"]`),
    row: (unit) => page.locator(`[id="tree-${unit}"]`),
    button: (name) => page.getByRole('button', { name }),
    async shows(pane) {
      const slots = await page.locator(`[data-frame="${pane}"] [data-slot]`).all()
      return Promise.all(slots.map(siteInSlot))
    },
    tileShows: (site) => siteIn(page.locator(`[id="wall-${site}"] img`)),
    requestShows: () => siteIn(page.locator('[data-request] img')),
    close: () => context.close(),
  }
}

/** A slot lies over the moving picture that it shows, or has a still of its own. */
async function siteInSlot(slot: Locator): Promise<SiteId | null> {
  const drawn = await ofElement(slot.getAttribute('data-drawn', STILL_THERE))
  if (drawn !== 'picture') return siteIn(slot.locator('img'))
  const under = await ofElement(slot.evaluate(videoUnder, undefined, STILL_THERE))
  return under === null || under < 0 ? null : siteIn(slot.locator('xpath=..').locator('video').nth(under))
}

/** Runs in the page: which of the scene's videos lies under the slot; −1: none. */
function videoUnder(slot: Element): number {
  const at = slot.getBoundingClientRect()
  return [...(slot.parentElement?.querySelectorAll('video') ?? [])].findIndex((video) => {
    const { left, top } = video.getBoundingClientRect()
    return video.style.zIndex === '2' && Math.abs(left - at.left) < 2 && Math.abs(top - at.top) < 2
  })
}
