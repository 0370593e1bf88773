import type { Browser, Page } from 'playwright-core'
import type { SiteId, SourceKey } from '#contract'
import { launchBrowser } from './chromium.ts'
import { pictureOf, tonesOf, watchLoudspeakers } from './decode.ts'
import { type Pattern, patterns } from './pattern.ts'

const known = Object.values(patterns)

/** A site's page in a browser of its own. */
export interface RoomPage {
  readonly site: SiteId
  readonly page: Page
  readonly browser: Browser
  /** Pattern that the page shows as a source's picture, if it shows it and it moves. */
  sees(source: SourceKey): Promise<string | null>
  hears(): Promise<string[]>
  state(): Promise<NonNullable<Window['lienthong']>['state']>
  close(): Promise<void>
}

/** Opens a site's personal link and joins at once. */
export async function openRoom(site: SiteId, link: string, pattern: Pattern): Promise<RoomPage> {
  const browser = await launchBrowser({ pattern })
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 720 },
  })
  const page = await context.newPage()
  await page.addInitScript(watchLoudspeakers)
  await page.goto(link)
  await page.goto(`${page.url()}${page.url().includes('?') ? '&' : '?'}auto=1`)
  await page.waitForFunction(() => window.lienthong?.state.media === 'open', undefined, { timeout: 20_000 })
  return {
    site,
    page,
    browser,
    async sees(source) {
      const picture = await pictureOf(page, source, known)
      return picture?.moves ? picture.pattern : null
    },
    hears: () => tonesOf(page, known),
    state: () =>
      page.evaluate(() => {
        if (!window.lienthong) throw new Error('the page shows no state')
        return JSON.parse(JSON.stringify(window.lienthong.state))
      }),
    close: () => browser.close(),
  }
}
