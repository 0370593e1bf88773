import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { homeNode, type Role } from '#conference/sites'
import type { SiteId } from '#contract'
import { createScope, type Scope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import {
  type ConsolePage,
  launchBrowser,
  openConsole,
  openRoom,
  patterns,
  siteShownAs,
  sitesHeard,
} from '#trials/browser'
import { startConstellation, type Tier, threeTiers } from '#trials/constellation'
import { loadSiteMedia } from '#trials/media'
import { releaseWebRtc, startSyntheticSite } from '#trials/sites'
import { until } from '#trials/stage'

/** Three tiers in a session of the centre, rooms that send pictures and voices, and one room that is looked into. */
export interface ConsoleStage {
  /** For more consoles; each in a window of its own. */
  readonly browser: Browser
  readonly centre: Tier
  readonly url: string
  /** A console of the node, signed in by a fresh link. */
  open(node: string, role?: Role): Promise<ConsolePage>
  /** A one-time link of a console. */
  linkOf(node: string, role?: Role): Promise<string>
  /** A synthetic site enters by its personal link; resolves when its media has joined. */
  enter(site: SiteId, link: string): Promise<void>
  /** The sources that the room draws, slot by slot. */
  drawn(): Promise<string[]>
  /** Waits until the room draws the cameras of these sites, and their pictures are those of these rooms. */
  drawnIs(sites: readonly SiteId[]): Promise<void>
  /** Waits until the room hears these sites and no other. */
  heard(sites: readonly SiteId[]): Promise<void>
  /** Waits until the preview of the console shows these rooms, slot by slot. */
  previewed(console: ConsolePage, sites: readonly SiteId[]): Promise<void>
  close(): Promise<void>
}

export interface ConsoleCast {
  /** Synthetic sites that send. */
  present: readonly SiteId[]
  /** The room that is looked into, in a real browser. */
  watching: SiteId
  /** How long a request to show a site waits, in sessions of the centre; 60 s unless told. */
  requestSeconds?: number
}

export async function startConsoleStage(cast: ConsoleCast): Promise<ConsoleStage> {
  const scope = createScope()
  try {
    return await build(cast, scope)
  } catch (error) {
    await scope.close()
    throw error
  }
}

async function build(cast: ConsoleCast, scope: Scope): Promise<ConsoleStage> {
  const log = createLog({ name: 'story', level: 'error', pretty: true })
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-console-'))
  scope.add(() => rmSync(folder, { recursive: true, force: true }))
  scope.add(releaseWebRtc)
  // The centre can be started again under the same address, with what it has kept.
  const port = await freePort()
  const constellation = await startConstellation(
    threeTiers({
      storeOf: (node) => (node === 'VN' ? `pglite:${join(folder, 'centre')}` : 'pglite:memory'),
      portOf: (node) => (node === 'VN' ? port : 0),
      ...(cast.requestSeconds && { showRequestSeconds: cast.requestSeconds }),
    }),
    log,
  )
  scope.add(constellation)
  const centre = constellation.tier('VN')
  const { node, url } = centre.control
  const caller = { rights: ['display' as const], by: 'Trung ương', origin: url }
  await node.console.request(caller, 'session.open', { title: 'Phiên họp ba cấp', chair: 'VN' })

  const linkOf = async (of: string, role: Role = 'operator') => {
    const { sites, url } = constellation.tier(of).control
    return `${url}/c/${(await sites.issueConsoleLink({ role, nodeId: of })).token}`
  }
  const personalLink = async (site: SiteId) => {
    const { sites, url } = constellation.tier(homeNode(site)).control
    return `${url}/r/${(await sites.issueLink(site)).token}`
  }
  const enter = async (site: SiteId, link: string) => {
    const media = await loadSiteMedia(site)
    const entered = startSyntheticSite({ link, media, receive: false, log, clock: systemClock })
    scope.add(entered)
    await entered.ready()
  }

  await Promise.all(cast.present.map(async (site) => enter(site, await personalLink(site))))
  const browser = await launchBrowser({ pattern: null })
  scope.add(() => browser.close())
  const room = await openRoom(cast.watching, await personalLink(cast.watching), patterns.blue)
  scope.add(room)
  const drawn = async () => (await room.state()).drawn

  return {
    browser,
    centre,
    url,
    open: async (of, role) => openConsole({ browser, link: await linkOf(of, role) }),
    linkOf,
    enter,
    drawn,
    async drawnIs(sites) {
      await until(
        'what the room draws',
        drawn,
        (sources) => sources.join() === sites.map((site) => `${site}/camera`).join(),
      )
      for (const site of sites)
        await until(
          `the picture of ${site}`,
          () => siteShownAs(room.page, `${site}/camera`),
          (shown) => shown === site,
        )
    },
    async heard(sites) {
      await until(
        `the room hears ${sites}`,
        () => sitesHeard(room.page),
        (heard) => heard.toSorted().join() === sites.toSorted().join(),
        { withinMs: 20_000 },
      )
    },
    async previewed(console, sites) {
      await until(
        'the preview',
        () => console.shows('preview'),
        (shown) => shown.join() === sites.join(),
      )
    },
    close: () => scope.close(),
  }
}

/** A port of this machine that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
