import type { Browser } from 'playwright-core'
import { homeNode } from '#conference/sites'
import type { SiteId } from '#contract'
import type { LinkStatus } from '#contract/console'
import type { HostStatistics } from '#contract/media'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { type ConsolePage, launchBrowser, openConsole, patterns, type RoomPage } from '#trials/browser'
import { startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { cast, loadSiteMedia } from '#trials/media'
import { releaseWebRtc, startSyntheticSite } from '#trials/sites'
import { type Desk, openDesk, seat } from '#trials/stage'

/** Sites of each province that send. With the centre's own room they fill a scene of 5×5. */
const ofEach = 12

/** 25 sites that send, of the centre and two provinces; and a real page, of the first province, that is none of them. */
export interface BigStage {
  readonly sites: readonly SiteId[]
  readonly page: RoomPage
  /** A node's console over HTTP. */
  desk(node: string): Desk
  links(node: string): Promise<LinkStatus[]>
  statistics(node: string): Promise<HostStatistics>
  labelOf(site: SiteId): string
  /** An operator's console of the node, in a browser. */
  openConsole(node: string): Promise<ConsolePage>
  close(): Promise<void>
}

/** `budget`: pictures that each link carries each way. */
export async function openBigStage(budget: number, viewer: SiteId): Promise<BigStage> {
  const scope = createScope()
  const log = createLog({ name: 'story', level: 'error', pretty: true })
  try {
    scope.add(releaseWebRtc)
    const constellation = await startConstellation(
      threeTiers({ storeOf: () => 'pglite:memory', budget: { in: budget, out: budget } }),
      log,
    )
    scope.add(constellation)
    const { registry } = constellation.tier('VN').control.sites
    const desks = new Map<string, Desk>()
    for (const node of ['VN', 'VN-25', 'VN-19']) {
      const { sites, url } = constellation.tier(node).control
      const issued = await sites.issueAccessToken({
        name: `Trực ${node}`,
        rights: everyRight,
        expiresAt: null,
      })
      desks.set(node, openDesk(url, issued.token))
    }
    const desk = (node: string): Desk => {
      const found = desks.get(node)
      if (!found) throw new RangeError(`no desk at ${node}`)
      return found
    }
    await desk('VN').call('session.open', { title: 'Giao ban', chair: null })

    const of = (node: string) =>
      registry
        .all()
        .map(({ id }) => id)
        .filter((id) => id.startsWith(`${node}-`) && id !== viewer)
        .slice(0, ofEach)
    const sites = ['VN', ...of('VN-25'), ...of('VN-19')]
    for (const [place, site] of sites.entries()) {
      const { url } = await desk(homeNode(site)).call<{ url: string }>('sites.issue-link', { site })
      const media = await loadSiteMedia(cast[place % cast.length]?.site ?? 'VN')
      const entered = startSyntheticSite({ link: url, media, receive: false, log, clock: systemClock })
      scope.add(entered)
      await entered.ready()
    }
    const page = scope.add(await seat(desk(homeNode(viewer)), viewer, patterns.red))
    let browser: Browser | undefined
    scope.add(async () => browser?.close())
    return {
      sites,
      page,
      desk,
      links: async (node) => (await desk(node).call<{ links: LinkStatus[] }>('links.describe')).links,
      statistics: (node) => constellation.tier(node).host.request('statistics', {}),
      labelOf: (site) => registry.labelOf(site),
      async openConsole(node) {
        browser ??= await launchBrowser({ pattern: null })
        const { sites: access, url } = constellation.tier(node).control
        const { token } = await access.issueConsoleLink({ role: 'operator', nodeId: node })
        return openConsole({ browser, link: `${url}/c/${token}` })
      },
      close: () => scope.close(),
    }
  } catch (error) {
    await scope.close()
    throw error
  }
}
