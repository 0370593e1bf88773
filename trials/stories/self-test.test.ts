import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '#trials/browser'

/** Held back on purpose, in milliseconds: what delay and lip-sync have to show. */
const HOLD_MS = 200
const TOLERANCE_MS = 40
/** As the lowest layer of a camera. */
const VIDEO_KBPS = 100
/** What Opus takes by default, and its packets' headers are not counted. */
const AUDIO_KBPS = 40

const folder = mkdtempSync(join(tmpdir(), 'lienthong-loopback-'))
let server: Server
let browser: Browser
let page: Page

beforeAll(async () => {
  const root = fileURLToPath(new URL('../../browser/self-test/testing', import.meta.url))
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      outDir: folder,
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, 'loopback.html') },
    },
  })
  server = createServer((request, reply) => {
    const path = normalize(new URL(request.url ?? '/', 'http://page').pathname)
    const type = path.endsWith('.html') ? 'text/html' : 'text/javascript'
    try {
      reply.setHeader('content-type', type).end(readFileSync(join(folder, path)))
    } catch {
      reply.writeHead(404).end()
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  browser = await launchChromium([
    '--allow-loopback-in-peer-connection',
    '--autoplay-policy=no-user-gesture-required',
  ])
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/loopback.html`)
}, 90_000)
afterAll(async () => {
  await browser?.close()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('through VP8 at 100 kbit/s and Opus: nine of ten codes are read, delay and lip-sync are true', {
  timeout: 60_000,
  retry: 2,
}, async () => {
  await page.waitForFunction(() => window.loopback !== undefined)
  const stretches = await page.evaluate((given) => window.loopback?.(4500, ...given), [
    HOLD_MS,
    VIDEO_KBPS,
  ] as const)
  // For a new `line/recorded`: a file to write what was measured to.
  if (process.env.KEEP_STATS) writeFileSync(process.env.KEEP_STATS, JSON.stringify(stretches, null, 1))
  const [plain, held] = stretches ?? []
  if (!plain || !held) throw new Error('nothing was measured')
  for (const { picture, sound, line } of [plain, held]) {
    expect(line.down).toMatchObject({ width: 320, height: 180, transport: 'udp' })
    expect(line.down.receivedKbps).toBeLessThan(VIDEO_KBPS + AUDIO_KBPS)
    expect(picture.frames).toBeGreaterThan(30)
    expect((picture.matchedCodes + picture.repeatedCodes) / picture.frames).toBeGreaterThan(0.9)
    expect(picture.foreignCodes + picture.replayedCodes + picture.forgedCodes).toBe(0)
    expect(sound.matchedCodes).toBeGreaterThanOrEqual(2)
    expect(sound.foreignCodes + sound.replayedCodes).toBe(0)
  }
  const pictureLater = (held.picture.delayMs ?? 0) - (plain.picture.delayMs ?? 0)
  expect(Math.abs(pictureLater - HOLD_MS)).toBeLessThan(TOLERANCE_MS)
  // A busy machine makes the browser buffer its sound for longer: then sound and picture moved, each by its own.
  const soundLater = (held.sound.delayMs ?? 0) - (plain.sound.delayMs ?? 0)
  const shifted = (held.skew?.skewMs ?? 0) - (plain.skew?.skewMs ?? 0)
  expect(Math.abs(shifted - (soundLater - HOLD_MS))).toBeLessThan(TOLERANCE_MS)
})
