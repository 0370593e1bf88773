import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Role } from '#conference/sites'
import type { NodeId, SiteId } from '#contract'
import { createScope, type Scope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { launchBrowser, patterns } from '#trials/browser'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { cast, loadSiteMedia, type SiteMedia } from '#trials/media'
import { releaseWebRtc, startSyntheticSite } from '#trials/sites'
import { type Desk, openDesk } from '#trials/stage'
import { type PaperLook, type RoomOnPaper, seatOnPaper } from './room-on-paper.ts'

/** Hà Nội has the commune with the longest name, Hồ Chí Minh City is the province with the longest one. */
export const [capital, south] = ['VN-01', 'VN-79'] as const
const renamed: Record<NodeId, NodeId> = { VN: 'VN', 'VN-25': capital, 'VN-19': south }

/** Three tiers with the longest names of the registry, and sites in them. */
export interface ScreensStage {
  readonly scope: Scope
  readonly constellation: Constellation
  /** Whether consoles show moving pictures; else stills, for a machine that has no time for them. */
  readonly live: boolean
  /** A browser whose camera shows a room. */
  readonly browser: Browser
  readonly labelOf: (site: SiteId) => string
  desk(node: NodeId): Desk
  consoleLink(node: NodeId, role?: Role): Promise<string>
  siteLink(site: SiteId): Promise<string>
  /** Communes of a province, the longest names first. */
  communesOf(node: NodeId): readonly SiteId[]
  /** Rooms that really send, one after the other of the cast. */
  seatSending(sites: readonly SiteId[]): Promise<void>
  seatPaper(site: SiteId, look?: PaperLook): Promise<RoomOnPaper>
  /** A browser of another kind, closed with the stage. */
  browserWith(options: Parameters<typeof launchBrowser>[0]): Promise<Browser>
  close(): Promise<void>
}

export async function openScreensStage(live: boolean): Promise<ScreensStage> {
  const scope = createScope()
  try {
    return await build(scope, live)
  } catch (error) {
    await scope.close()
    throw error
  }
}

async function build(scope: Scope, live: boolean): Promise<ScreensStage> {
  const log = createLog({ name: 'screens', level: 'error', pretty: true })
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-screens-'))
  scope.add(() => rmSync(folder, { recursive: true, force: true }))
  scope.add(releaseWebRtc)
  const newName = (node: NodeId) => renamed[node] ?? node
  const configs = threeTiers({ storeOf: (node) => `pglite:${join(folder, node)}` })
  const constellation = await startConstellation(
    configs.map((config) => ({
      ...config,
      node: newName(config.node),
      parent: config.parent && newName(config.parent),
      children: config.children.map(newName),
    })),
    log,
  )
  scope.add(constellation)
  const { registry } = constellation.tier('VN').control.sites
  const access = (node: NodeId) => constellation.tier(node).control
  const desks = new Map<NodeId, Desk>()
  for (const [node, name] of [
    ['VN', 'Nguyễn Thị Phương Thảo'],
    [capital, 'Trần Nguyễn Khánh Linh'],
    [south, 'Huỳnh Thị Ngọc Trâm'],
  ] as const) {
    const { sites, url } = access(node)
    const { token } = await sites.issueAccessToken({ name, rights: everyRight, expiresAt: null })
    desks.set(node, openDesk(url, token))
  }
  const media: SiteMedia[] = []
  for (const { site } of cast) media.push(await loadSiteMedia(site))
  let seated = 0
  const nextMedia = () => {
    const found = media[seated++ % media.length]
    if (!found) throw new Error('the cast is empty')
    return found
  }
  const camera = join(folder, 'room.mjpeg')
  writeFileSync(camera, Buffer.concat([...(media[3]?.stills ?? [])]))
  const siteLink = async (site: SiteId) => {
    const { sites, url } = access(site.slice(0, 5))
    return `${url}/r/${(await sites.issueLink(site)).token}`
  }
  const browserWith = async (options: Parameters<typeof launchBrowser>[0]) => {
    const browser = await launchBrowser(options)
    scope.add(() => browser.close())
    return browser
  }
  return {
    scope,
    constellation,
    live,
    browser: await browserWith({ pattern: patterns.blue, camera }),
    labelOf: (site) => registry.labelOf(site),
    desk(node) {
      const found = desks.get(node)
      if (!found) throw new RangeError(`no desk at ${node}`)
      return found
    },
    async consoleLink(node, role = 'operator') {
      const { sites, url } = access(node)
      return `${url}/c/${(await sites.issueConsoleLink({ role, nodeId: node })).token}`
    },
    siteLink,
    communesOf: (node) =>
      registry
        .childrenOf(node)
        .toSorted((one, other) => other.fullName.length - one.fullName.length)
        .map(({ id }) => id),
    async seatSending(sites) {
      for (const site of sites) {
        const link = await siteLink(site)
        const room = startSyntheticSite({ link, media: nextMedia(), receive: false, log, clock: systemClock })
        scope.add(room)
        await room.ready()
      }
    },
    async seatPaper(site, look) {
      const room = await seatOnPaper(await siteLink(site), nextMedia().stills, look)
      scope.add(room)
      return room
    },
    browserWith,
    close: () => scope.close(),
  }
}
