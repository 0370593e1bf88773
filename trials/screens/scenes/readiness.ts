import type { Page } from 'playwright-core'
import { createRegistry, readUnits } from '#conference/sites'
import type { SiteId, SiteStatus } from '#contract'
import type { RegistryDocument } from '#contract/console'
import { cast, loadSiteMedia } from '#trials/media'
import { startFakeConsole } from '../../../apps/control-room/testing/fake-console.ts'
import type { FakeReadiness } from '../../../apps/control-room/testing/fake-readiness.ts'
import { mixedSites, participationOf } from '../../../apps/control-room/testing/participation-samples.ts'
import { alarm, quality } from '../../../apps/control-room/testing/quality-samples.ts'
import { session, status } from '../../../apps/control-room/testing/samples.ts'
import { both, type Camera } from '../camera.ts'
import { ladderOnPaper } from '../ladder-on-paper.ts'
import { isAway, readinessOnPaper } from '../readiness-on-paper.ts'
import { capital, type ScreensStage } from '../stage.ts'
import { openWindow } from '../windows.ts'
import { title } from './console.ts'

/** Another site calls for help, whatever tab is open; somebody answers it. */
async function photographHelpCall(
  fake: Awaited<ReturnType<typeof startFakeConsole>>,
  readiness: FakeReadiness,
  page: Page,
  camera: Camera,
): Promise<void> {
  const before = readiness.incidents
  const calls = before.find(({ cause }) => cause.kind === 'help')
  const other = readiness.sites.find(({ site, connected }) => connected && site !== calls?.site)
  if (!calls || !other) throw new Error('nobody calls for help')
  const words = 'Mất tiếng của Trung ương, đã thử rút và cắm lại loa, xin cử người xem giúp'
  const now = Date.now()
  readiness.incidents = [
    ...before,
    {
      ...calls,
      id: 'called',
      site: other.site,
      cause: { kind: 'help', words },
      openedAt: now,
      lastSeenAt: now,
    },
  ]
  await page.keyboard.press('Alt+1')
  fake.tellReadiness()
  await page.getByRole('button', { name: 'Nhận xử lý' }).waitFor()
  await page.mouse.move(700, 5)
  await camera.take(page, 'console-help-call', both)
  readiness.incidents = before
  fake.tellReadiness()
  await page.getByRole('button', { name: 'Nhận xử lý' }).waitFor({ state: 'detached' })
}

/** Tests of all sites of a province, as far as an operator sees them; the node only pretends. */
export async function photographReadiness(stage: ScreensStage, camera: Camera): Promise<void> {
  const units = createRegistry(readUnits(), 'screens', () => '2026-01-01')
  const registry: RegistryDocument = {
    version: units.version,
    units: units
      .all()
      .filter(({ id }) => id === 'VN' || id.startsWith(capital))
      .map(({ id, parentId, fullName }) => ({
        ...{ id, parent: parentId, label: units.labelOf(id), name: fullName },
      })),
  }
  const now = Date.now()
  const own = registry.units
    .filter(({ id }) => id.startsWith(capital))
    .map(({ id, label }) => ({ site: id, label }))
  const roster = new Map<SiteId, SiteStatus>(
    own.map(({ site }, at) => [
      site,
      isAway(at)
        ? status(site, { state: 'absent', since: now - 3_600_000, display: 'silent', transport: 'none' })
        : status(site, {
            ...{ since: now, stillAt: at % 23 === 4 ? now - 45_000 : now },
            ...{
              line: at % 9 === 2 ? 'acceptable' : 'good',
              display: at % 23 === 4 ? 'differing' : 'confirmed',
            },
          }),
    ]),
  )
  const stills = (await Promise.all(cast.map(({ site }) => loadSiteMedia(site)))).flatMap(
    (media) => media.stills,
  )
  const onAir = own.find(
    ({ site }) => site.length > capital.length && roster.get(site)?.state === 'connected',
  )
  const meeting = session(1, {
    ...{ owner: capital, title },
    program: {
      revision: 1,
      scene: { layout: 'full', slots: [{ kind: 'site', site: onAir?.site ?? capital }] },
      ...{ takenBy: 'Nguyễn Thị Lan', takenAt: now - 14 * 60_000 },
    },
  })
  const poor = onAir?.site ?? capital
  const since = now - 4 * 60_000
  const readiness = {
    ...readinessOnPaper(capital, own),
    alarms: [alarm(poor, { since })],
    qualityOf: (site: SiteId) =>
      quality(site, { at: now, ...(site === poor ? { alarm: alarm(site, { since }) } : { alarm: null }) }),
  }
  const fake = await startFakeConsole({
    state: {
      ...{ node: capital, session: meeting, roster, links: [], readiness },
      participation: participationOf(mixedSites(own), { title, node: capital, owner: capital }),
    },
    registry,
    web: '.build/web',
    jpegOf: (site) => stills[Math.abs(Number(site.slice(-3)) || 0) % stills.length] ?? Buffer.alloc(0),
  })
  stage.scope.add(() => fake.close())
  const page = await openWindow(stage, `http://127.0.0.1:${fake.port}/c/operator`)
  await page.locator('#sites-wall [data-state="connected"] img').first().waitFor()
  await page.keyboard.press('Alt+6')
  await page.locator('[data-round="r2"]').waitFor()
  await page.mouse.move(700, 5)
  await camera.take(page, 'tab-tests-round', both)

  await page.getByText('Đợt kiểm thử mới').click()
  await page.locator('[data-round-form]').scrollIntoViewIfNeeded()
  await camera.take(page, 'tab-tests-new')
  readiness.ladders = [ladderOnPaper(meeting.id, readiness.sites, now)]
  fake.tellReadiness()
  await page.locator('[data-ladder] [data-step]').first().waitFor()
  await page.getByRole('button', { name: 'Ký miễn…' }).click()
  await page.locator('[data-ladder]').scrollIntoViewIfNeeded()
  await camera.take(page, 'tab-tests-ladder', both)
  await page.getByText(/^Sự cố/).click()
  await page.locator('[data-incident]').first().waitFor()
  await camera.take(page, 'tab-tests-incidents', both)
  await photographHelpCall(fake, readiness, page, camera)
  await page.keyboard.press('Alt+4')
  await page.getByText('Tham dự', { exact: true }).click()
  await page.locator('button[data-only="away"]').click()
  await page.locator('[data-standing="away"] button').first().click()
  await page.locator('[data-drops]').waitFor()
  await page.mouse.move(700, 5)
  await camera.take(page, 'tab-participation', both)
  await page.keyboard.press('Alt+6')
  await page.getByText(/^Khi họp/).click()
  await page.locator('#sites-wall [data-alarm]').first().click()
  await page.locator('[data-timeline]').waitFor()
  await camera.take(page, 'tab-tests-on-air', both)

  await page.getByRole('button', { name: /chưa sẵn sàng/ }).click()
  await page.locator('#sites-wall [role="option"]').first().click()
  await page.keyboard.press('Alt+1')
  await camera.take(page, 'site-not-ready', both)
  await page.keyboard.press('Shift+U')
  await page.locator('[data-file]').waitFor()
  await camera.take(page, 'site-tests', both)
}
