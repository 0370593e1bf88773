import type { Page } from 'playwright-core'
import { createRegistry, readUnits } from '#conference/sites'
import type { SiteId, SiteStatus } from '#contract'
import type { RegistryDocument } from '#contract/console'
import { launchBrowser } from '#trials/browser'
import { cast, loadSiteMedia } from '#trials/media'
import { startFakeConsole } from '../../../apps/control-room/testing/fake-console.ts'
import { session, status } from '../../../apps/control-room/testing/samples.ts'
import { progress } from '../figure.ts'
import { scrollWall, timeFilter, timeUntilUsable } from './wall-page.ts'

const opens = 7
/** Every site sends a still every five seconds; the centre hears of them once a second, a fifth at a time. */
const [stillsEveryMs, parts] = [1_000, 5]

export interface CountryTimes {
  /** Milliseconds of each opening. */
  open: number[]
  /** Milliseconds of each letter typed into the text filter. */
  filter: number[]
  fps: number
}

/**
 * The centre's console with the whole country connected. The node is one that pretends, since so many seats do not fit
 * on one machine: registry, roster and stills come through the same messages.
 */
export async function measureCountry(): Promise<CountryTimes> {
  const registry = registryDocument()
  const roster = new Map<SiteId, SiteStatus>(
    registry.units.map(({ id }) => [id, status(id, { stillAt: Date.now() })]),
  )
  const state = { node: 'VN', session: session(1, { owner: 'VN' }), roster, links: [] }
  const stillsOfCast = (await Promise.all(cast.map(({ site }) => loadSiteMedia(site)))).flatMap(
    ({ stills }) => stills,
  )
  const fake = await startFakeConsole({
    ...{ state, registry, web: '.build/web' },
    jpegOf: (site) =>
      stillsOfCast[Math.abs(Number(site.slice(-3)) || 0) % stillsOfCast.length] ?? Buffer.alloc(0),
  })
  let part = 0
  const stills = setInterval(() => {
    part = (part + 1) % parts
    const fifth = [...roster.values()].filter((_, index) => index % parts === part)
    for (const each of fifth) roster.set(each.site, { ...each, stillAt: Date.now() })
    fake.tellRoster(fifth.map(({ site }) => site))
  }, stillsEveryMs)
  const browser = await launchBrowser({ pattern: null })
  try {
    const url = `http://127.0.0.1:${fake.port}`
    const connected = `${roster.size}/${roster.size}`
    const open: number[] = []
    let last: Page | undefined
    for (let count = 0; count < opens; count++) {
      await last?.context().close()
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
      await context.addCookies([{ name: 'who', value: 'operator', url }])
      last = await context.newPage()
      open.push(await timeUntilUsable(last, `${url}/control-room/`, connected))
      progress(`console: open with ${roster.size} sites after ${open.at(-1)?.toFixed(0)} ms`)
    }
    if (!last) throw new Error('no console was opened')
    const { fps } = await scrollWall(last, 5_000)
    const filter = await timeFilter(last, 'phuong hoa binh')
    return { open, filter, fps }
  } finally {
    clearInterval(stills)
    await browser.close()
    await fake.close()
  }
}

function registryDocument(): RegistryDocument {
  const registry = createRegistry(readUnits(), 'bench', () => '2026-01-01')
  const units = registry.all().map(({ id, parentId, fullName }) => ({
    id,
    parent: parentId,
    label: registry.labelOf(id),
    name: fullName,
  }))
  return { version: registry.version, units }
}
