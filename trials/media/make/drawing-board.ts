import { join } from 'node:path'
import { createServer } from 'vite'
import { launchChromium } from '#trials/browser'
import type { SiteLook } from '../cast.ts'
// Types alone: what the page puts on its window.
import type {} from './page/page.ts'

export interface DrawingBoard {
  /** One moment of a room, `turn` from 0 to 1 through the loop, as a JPEG `width` pixels wide. */
  draw(look: SiteLook, turn: number, size: { width: number; quality: number }): Promise<Buffer>
  close(): Promise<void>
}

/** A headless Chromium with the drawing page open. `CHROMIUM` names another browser than Debian's. */
export async function openDrawingBoard(): Promise<DrawingBoard> {
  const server = await createServer({
    root: join(import.meta.dirname, 'page'),
    configFile: false,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, fs: { allow: [join(import.meta.dirname, '../../..')] } },
    cacheDir: join(import.meta.dirname, '../../../.build/vite-drawing-board'),
  })
  await server.listen()
  const browser = await launchChromium()
  const page = await browser.newPage()
  const address = server.resolvedUrls?.local[0]
  if (!address) throw new Error('the drawing page is served nowhere')
  await page.goto(address)
  await page.waitForFunction(() => typeof window.drawFrame === 'function')
  await page.evaluate(() => window.fontsReady.then(() => null))
  return {
    async draw(look, turn, size) {
      const url = await page.evaluate(([l, t, s]) => window.drawFrame(l, t, s), [look, turn, size] as const)
      return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
