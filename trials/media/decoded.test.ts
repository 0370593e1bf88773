import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '#trials/browser'
import { cast, loadSiteMedia, WALL_PATCH } from './index.ts'

let browser: Browser
let server: Server
let page: Page

// WebCodecs wants a secure context, which an address of this machine is.
beforeAll(async () => {
  server = createServer((_request, reply) =>
    reply.setHeader('content-type', 'text/html').end('<!doctype html>'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  browser = await launchChromium()
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}, 60_000)
afterAll(async () => {
  await browser.close()
  server.close()
})

interface Seen {
  frames: number
  /** Mean of the patch, of the frame in which it differed most from the first. */
  wall: number[]
}

/** Decodes a clip in the browser and looks at the wall. */
function look(frames: { key: boolean; base64: string }[], patch: typeof WALL_PATCH): Promise<Seen> {
  return page.evaluate(
    async ([given, { left, top, right, bottom }]) => {
      const canvas = new OffscreenCanvas(1, 1)
      const pen = canvas.getContext('2d', { willReadFrequently: true })
      if (!pen) throw new Error('no canvas')
      const walls: number[][] = []
      const decoder = new VideoDecoder({
        error: (error) => console.error(error),
        output(frame) {
          canvas.width = frame.displayWidth
          canvas.height = frame.displayHeight
          pen.drawImage(frame, 0, 0)
          frame.close()
          const [w, h] = [canvas.width, canvas.height]
          const { data } = pen.getImageData(left * w, top * h, (right - left) * w, (bottom - top) * h)
          const sum = [0, 0, 0]
          data.forEach((value, at) => {
            if (at % 4 < 3) sum[at % 4] = (sum[at % 4] ?? 0) + value
          })
          walls.push(sum.map((each) => each / (data.length / 4)))
        },
      })
      decoder.configure({ codec: 'vp8' })
      for (const [index, { key, base64 }] of given.entries()) {
        const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        decoder.decode(
          new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp: index * 40_000, data }),
        )
      }
      await decoder.flush()
      const [first = []] = walls
      const away = (wall: number[]) => Math.hypot(...wall.map((value, at) => value - (first[at] ?? 0)))
      const wall = walls.reduce((most, each) => (away(each) > away(most) ? each : most), first)
      return { frames: walls.length, wall }
    },
    [frames, patch] as const,
  )
}

/** Strength of each frequency in the decoded sound. */
function listen(packets: string[], frequencies: number[]): Promise<number[]> {
  return page.evaluate(
    async ([given, wanted]) => {
      const samples: number[] = []
      const decoder = new AudioDecoder({
        error: (error) => console.error(error),
        output(sound) {
          const plane = new Float32Array(sound.numberOfFrames)
          sound.copyTo(plane, { planeIndex: 0, format: 'f32-planar' })
          samples.push(...plane)
          sound.close()
        },
      })
      decoder.configure({ codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 })
      for (const [index, base64] of given.entries()) {
        const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: index * 20_000, data }))
      }
      await decoder.flush()
      return wanted.map((hertz) => {
        let [sine, cosine] = [0, 0]
        samples.forEach((sample, at) => {
          const angle = (2 * Math.PI * hertz * at) / 48_000
          sine += sample * Math.sin(angle)
          cosine += sample * Math.cos(angle)
        })
        return Math.hypot(sine, cosine) / samples.length
      })
    },
    [packets, frequencies] as const,
  )
}

test.each(cast)(
  '$label: every layer decodes whole, and its wall is its own',
  { timeout: 30_000 },
  async (own) => {
    const { camera } = await loadSiteMedia(own.site)
    for (const { frames } of camera) {
      const seen = await look(
        frames.map(({ keyFrame, data }) => ({ key: keyFrame, base64: data.toString('base64') })),
        WALL_PATCH,
      )
      expect(seen.frames).toBe(frames.length)
      const distances = cast.map(({ site, wall }) => ({
        site,
        away: Math.hypot(...wall.map((value, at) => value - (seen.wall[at] ?? 0))),
      }))
      const [nearest, second] = distances.sort((one, other) => one.away - other.away)
      expect(nearest?.site).toBe(own.site)
      expect(nearest?.away).toBeLessThan(20)
      expect(second?.away).toBeGreaterThan(40)
    }
  },
)

test.each(cast)('$label: half a second of its voice tells whose it is', { timeout: 30_000 }, async (own) => {
  const { microphone } = await loadSiteMedia(own.site)
  const half = microphone.slice(100, 125).map((packet) => packet.toString('base64'))
  const strengths = await listen(
    half,
    cast.map(({ toneHz }) => toneHz),
  )
  const ranked = cast.map(({ site }, at) => ({ site, strength: strengths[at] ?? 0 }))
  ranked.sort((one, other) => other.strength - one.strength)
  expect(ranked[0]?.site).toBe(own.site)
  expect(ranked[0]?.strength).toBeGreaterThan(4 * (ranked[1]?.strength ?? 1))
})
