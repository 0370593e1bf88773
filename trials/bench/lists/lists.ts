import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '#trials/browser'
import { buildPage } from '#trials/pages'
import { startFakeNode } from '../../../apps/office/testing/fake-node.ts'
import { document } from '../../../apps/office/testing/units.ts'
import { timeFilter } from '../console/wall-page.ts'
import { type Bench, describeTimes, percentile, progress, rounded } from '../figure.ts'

const opens = 9
/** A name that many communes share, a code, and letters that no site has. */
const texts = ['phuong hoa binh', 'vn-25-07900', 'xyz'] as const

/**
 * The office's list of the whole country at the centre. The node is one that pretends: the units come through the same
 * messages, and a browser with nothing kept opens the page each time.
 */
export const lists: Bench = async () => {
  const node = await startFakeNode({ webRoot: await buildPage('office'), node: 'VN' })
  const browser = await launchBrowser({ pattern: null })
  try {
    const open: number[] = []
    for (let turn = 0; turn < opens; turn++) {
      const page = await openPage(browser)
      open.push(await timeUntilListed(page, `${node.url}/office/#/directory`))
      progress(`lists: ${document.units.length} sites are listed after ${open.at(-1)?.toFixed(0)} ms`)
      await page.context().close()
    }
    const page = await openPage(browser)
    await timeUntilListed(page, `${node.url}/office/#/directory`)
    const filter: number[] = []
    for (const text of texts) {
      filter.push(...(await timeFilter(page, text)))
      // The key that goes to the filter would be a letter in it.
      await page.locator('#directory').focus()
    }
    progress(`lists: open: ${describeTimes(open)}`)
    progress(`lists: a letter in the filter: ${describeTimes(filter)}`)
    return [
      { bench: 'lists', figure: 'open_3321', value: rounded(percentile(open, 50)), unit: 'ms' },
      { bench: 'lists', figure: 'filter_p95', value: rounded(percentile(filter, 95)), unit: 'ms' },
    ]
  } finally {
    await browser.close()
    await node.close()
  }
}

const openPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()

/**
 * Milliseconds from the beginning of the navigation until every site is counted, the rows in sight are drawn, the
 * filter takes letters, and a frame was drawn after that.
 */
async function timeUntilListed(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' })
  const opened = await page.waitForFunction(
    (count) => {
      const isCounted = window.document.querySelector('[data-count]')?.textContent?.startsWith(count)
      const rows = window.document.querySelectorAll('#directory [role="option"]').length
      const field = window.document.querySelector('input[type="search"]')
      if (!isCounted || rows < 10 || !field) return null
      return new Promise<number>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
      )
    },
    `${document.units.length}/${document.units.length}`,
    { polling: 'raf', timeout: 60_000 },
  )
  return (await opened.jsonValue()) ?? Number.NaN
}
