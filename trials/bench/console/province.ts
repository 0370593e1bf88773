import { setTimeout as wait } from 'node:timers/promises'
import { launchBrowser, openConsole } from '#trials/browser'
import { siteScene, until } from '#trials/stage'
import { progress } from '../figure.ts'
import { startReceivers } from '../receivers/start.ts'
import { openTheatre, type Theatre } from '../theatre.ts'
import { readBrowserLoad } from './browser-load.ts'
import { timeTakes } from './confirmed.ts'
import { scrollWall } from './wall-page.ts'

const province = 'VN-25'
const sites = 148
/** They send, one after the other, what the takes put on every screen. */
const sources = ['VN-19-05443', 'VN-19-05722'] as const
const [scrollMs, settleMs, restMs, takes] = [6_000, 5_000, 20_000, 20]

export interface ProvinceTimes {
  /** Frames per second while the wall is scrolled. */
  fps: number
  /** Of one core: Chromium's browser and renderer processes at rest. */
  idleShare: number
  /** Milliseconds from the key to the last site's confirmation on the console, take by take. */
  confirmed: number[]
}

/**
 * Consoles before 148 connected sites, each with a still every five seconds: the province's console is scrolled, then
 * left alone with nothing on air; then the centre's takes. The sites are synthetic: they receive what is ordered over
 * real transports and report it once its first key frame is there.
 */
export async function measureProvince(): Promise<ProvinceTimes> {
  const theatre = await openTheatre()
  try {
    await seatProvince(theatre)
    const browser = await launchBrowser({ pattern: null })
    theatre.own(() => browser.close())

    const own = await openConsole({ browser, link: await consoleLink(theatre, province) })
    await until(
      'every tile has its picture',
      () => own.page.locator('#sites-wall [data-state="connected"] img').count(),
      (count) => count >= 14,
    )
    await wait(settleMs)
    const { fps, worstMs } = await scrollWall(own.page, scrollMs)
    progress(`console: ${fps.toFixed(1)} frames/s, the longest ${worstMs.toFixed(0)} ms (no GPU)`)
    await wait(settleMs)
    const load = await readBrowserLoad(restMs)
    for (const [kind, share] of load) progress(`console: at rest ${kind} ${share.toFixed(3)} of a core`)
    await own.close()

    const centre = await openConsole({ browser, link: await consoleLink(theatre, 'VN') })
    const confirmed = await timeTakes(theatre, centre, { province, sites, takes })
    return { fps, idleShare: (load.get('browser') ?? 0) + (load.get('renderer') ?? 0), confirmed }
  } finally {
    await theatre.close()
  }
}

async function seatProvince(theatre: Theatre): Promise<void> {
  for (const site of sources) await theatre.seatSynthetic(site, { sends: true })
  const links: string[] = []
  for (const site of theatre.communesOf(province, sites)) links.push(await theatre.linkOf(site))
  const leaves = startReceivers()
  theatre.own(leaves)
  leaves.tell({ is: 'join', links, stills: true })
  await leaves.next('joined')
  progress(`console: ${links.length} sites have joined`)
  for (const source of sources)
    await theatre.deskOf('VN').call('scenes.save', {
      session: null,
      name: source,
      scene: siteScene('full', source),
    })
}

async function consoleLink({ constellation }: Theatre, node: string): Promise<string> {
  const { sites, url } = constellation.tier(node).control
  return `${url}/c/${(await sites.issueConsoleLink({ role: 'operator', nodeId: node })).token}`
}
