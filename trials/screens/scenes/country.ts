import { createRegistry, readUnits } from '#conference/sites'
import type { SiteId, SiteStatus } from '#contract'
import type { RegistryDocument } from '#contract/console'
import { cast, loadSiteMedia } from '#trials/media'
import { startFakeConsole } from '../../../apps/control-room/testing/fake-console.ts'
import { session, status } from '../../../apps/control-room/testing/samples.ts'
import { both, type Camera } from '../camera.ts'
import type { ScreensStage } from '../stage.ts'
import { openWindow } from '../windows.ts'
import { title } from './console.ts'

/** The centre's wall with all 3,321 communes; so many seats do not fit on a machine, so the node only pretends. */
export async function photographCountry(stage: ScreensStage, camera: Camera): Promise<void> {
  const units = createRegistry(readUnits(), 'screens', () => '2026-01-01')
  const registry: RegistryDocument = {
    version: units.version,
    units: units.all().map(({ id, parentId, fullName }) => ({
      ...{ id, parent: parentId, label: units.labelOf(id), name: fullName },
    })),
  }
  const now = Date.now()
  const roster = new Map<SiteId, SiteStatus>(
    registry.units.map(({ id }, index) => [id, status(id, { since: now, stillAt: now, ...unusual(index) })]),
  )
  const stills = (await Promise.all(cast.map(({ site }) => loadSiteMedia(site)))).flatMap(
    (media) => media.stills,
  )
  const fake = await startFakeConsole({
    ...{ state: { node: 'VN', session: session(1, { owner: 'VN', title }), roster, links: [] }, registry },
    web: '.build/web',
    jpegOf: (site) => stills[Math.abs(Number(site.slice(-3)) || 0) % stills.length] ?? Buffer.alloc(0),
  })
  stage.scope.add(() => fake.close())
  const page = await openWindow(stage, `http://127.0.0.1:${fake.port}/c/operator`)
  await page.locator('#sites-wall [data-state="connected"] img').first().waitFor()
  await page.waitForTimeout(2_000)
  await camera.take(page, 'console-country', both)
}

/** A few of each hundred are away, hidden, differing. */
function unusual(index: number): Partial<SiteStatus> {
  if (index % 41 === 7) return { state: 'absent', stillAt: 0, display: 'silent', transport: 'none' }
  if (index % 53 === 5) return { state: 'reconnecting' }
  if (index % 37 === 9) return { display: 'differing' }
  return index % 29 === 11 ? { display: 'hidden' } : {}
}
