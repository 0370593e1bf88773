import { rm } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { createMediaHost, type MediaHost } from '#conference/media'
import { silentLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { buildPage } from '#trials/pages'
import { mediaWorkerBin } from '../../../setup/worker-path.mjs'
import type { Exposed } from '../state/exposed.ts'
import { launchWithDevices } from './browser.ts'
import { type FakeNode, startFakeNode } from './fake-node.ts'
import { createUdpRelay, type UdpRelay } from './udp-relay.ts'

export const here = 'VN-25-07900'
export const far = 'VN-25-05089'
export const third = 'VN-19-05490'
const labels = {
  'VN-25': 'Tỉnh Phú Thọ',
  [here]: 'PTO - Phường Việt Trì',
  [far]: 'PTO - Xã Tân Pheo',
  [third]: 'TNG - Phường Phan Đình Phùng',
}
const session = { id: 's1', title: 'Phiên thử' }

/** For `vi.waitFor`: browsers and media take real time. */
export const soon = { timeout: 10_000, interval: 20 }
export const stop = { camera: null, microphone: false, content: false }
export const camera = (site: string) => ({ source: `${site}/camera`, layer: 2 })

/** A fake node with real media for each test of a file, and Chromium to open pages in. */
export interface Stage {
  node(): FakeNode
  relay(): UdpRelay
  /** Opens the page of a site; what breaks in it, or is against its security policy, fails the test. */
  open(site: string, query?: string, by?: Browser): Promise<Page>
  /** The site has published camera and microphone this many times in all. */
  published(site: string, times?: number): Promise<void>
  take(revision: number, ...sites: string[]): void
}

export function setUpStage(): Stage {
  let webRoot: string
  let browser: Browser
  let media: MediaHost
  let node: FakeNode
  let relay: UdpRelay
  let contexts: BrowserContext[] = []
  let complaints: string[] = []

  beforeAll(async () => {
    webRoot = await buildPage('room')
    browser = await launchWithDevices({ grant: true })
  })
  afterAll(async () => {
    await browser.close()
    await rm(webRoot, { recursive: true })
  })
  beforeEach(async () => {
    media = await createMediaHost({
      workers: 1,
      workerBin: mediaWorkerBin(),
      listen: [{ ip: '127.0.0.1' }],
      pipeIp: { ip: '127.0.0.1' },
      log: silentLog,
      clock: systemClock,
    })
    relay = createUdpRelay()
    node = await startFakeNode({ webRoot, media, labels, dutyPhone: '0210 3846 789', relay })
    complaints = []
  })
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    contexts = []
    await node.close()
    media.close()
    relay.close()
    expect(node.faults).toEqual([])
    expect(complaints).toEqual([])
  })

  return {
    node: () => node,
    relay: () => relay,
    async open(site, query = '&auto=1', by = browser) {
      const context = await by.newContext({ viewport: { width: 1366, height: 768 } })
      contexts.push(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
      })
      await page.goto(`${node.url}/room/?site=${site}${query}`)
      return page
    },
    async published(site, times = 1) {
      const asked = () => node.siteOf(site).requests.filter((op) => op === 'media.publish').length
      await vi.waitFor(() => expect(asked()).toBe(2 * times), soon)
    },
    take(revision, ...sites) {
      const slots = sites.map((site) => ({ kind: 'site' as const, site }))
      const layout = sites.length === 1 ? 'full' : '1+1'
      node.tell(here, 'scene', {
        ...{ session, revision, labels, scene: { layout, slots } },
        transition: 'cut',
        speaking: [],
      })
    },
  }
}

export async function stateOf(page: Page): Promise<Exposed['state']> {
  const state = await page.evaluate(() => window.lienthong?.state)
  if (!state) throw new Error('the page exposes no state')
  return state
}

/** Bytes that the page has sent: of each layer, lowest first, and of sound. */
export async function sentBy(page: Page): Promise<{ video: number[]; audio: number }> {
  const stats = await page.evaluate(() => window.lienthong?.senderStats())
  if (!stats) throw new Error('the page exposes no statistics')
  return { video: stats.layers.map(({ bytes }) => bytes), audio: stats.audioBytes }
}
