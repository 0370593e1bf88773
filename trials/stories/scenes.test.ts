import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Scene, Transition } from '#contract'
import { createScope } from '#foundation/lifetime'
import { patterns, type RoomPage } from '#trials/browser'
import { type Desk, seat, sessionAt, siteScene, until } from '#trials/stage'
import { openThreeTiers } from './three-tiers-stage.ts'

const vietTri = 'VN-25-07900'
const linhSon = 'VN-19-05710'
const title = 'Giao ban tháng 10'
const banner = 'Giải lao đến 10 giờ 15'

const scope = createScope()
let centre: Desk
let viewer: RoomPage

beforeAll(async () => {
  const deskOf = await openThreeTiers(scope)
  centre = await deskOf('VN')
  await centre.call('session.open', { title, chair: vietTri })
  scope.add(await seat(await deskOf('VN-25'), vietTri, patterns.red))
  viewer = scope.add(await seat(await deskOf('VN-19'), linhSon, patterns.blue))
})
afterAll(() => scope.close())

const take = async (scene: Scene, transition: Transition) => {
  const { id, program } = await sessionAt(centre)
  await centre.call('session.take', { session: id, seen: program.revision, scene, transition })
}
const seesChair = () =>
  until(
    'Linh Sơn sees the chair',
    () => viewer.sees(`${vietTri}/camera`),
    (seen) => seen === 'red',
  )

/** Watches every frame of the page from now on: how faint the chair's new picture was at the least. */
const watchFade = () =>
  viewer.page.evaluate((source) => {
    const seen = { faintest: 1, overAnother: false }
    const look = () => {
      const picture = document.querySelector(`video[data-source="${source}"][data-arriving="true"]`)
      if (picture) {
        const opacity = Number(getComputedStyle(picture).opacity)
        seen.faintest = Math.min(seen.faintest, opacity)
        seen.overAnother ||= opacity < 1 && document.querySelectorAll('video[data-source]').length > 1
      }
      requestAnimationFrame(look)
    }
    Object.assign(window, { fadeSeen: seen })
    look()
  }, `${vietTri}/camera`)
const fadeSeen = () => viewer.page.evaluate(() => ('fadeSeen' in window ? window.fadeSeen : null))

test('C7: the chair stands in its slot at a far site, with title, time and banner clear of the picture', async () => {
  const dressing = { labels: true, title: true, clock: true, banner }
  const slots: Scene['slots'] = [{ kind: 'chair' }, { kind: 'empty' }, { kind: 'empty' }, { kind: 'empty' }]
  await take({ layout: '2x2', slots, dressing }, 'cut')
  await seesChair()
  const box = viewer.page.locator('[data-layout]')
  await box.getByText(title).waitFor()
  await box.getByText(/^\d\d:\d\d$/).waitFor()
  const strip = await box.getByText(banner).boundingBox()
  const lowest = await box.locator('[data-slot="3"]').boundingBox()
  if (!strip || !lowest) throw new Error('nothing is drawn')
  expect(lowest.y + lowest.height).toBeLessThanOrEqual(strip.y)
})

test('C7: a take that fades lets the new picture appear over the old one', async () => {
  await take(siteScene('full', linhSon), 'cut')
  await until(
    'Linh Sơn sees itself',
    () => viewer.sees(`${linhSon}/camera`),
    (seen) => seen === 'blue',
  )
  await watchFade()
  await take({ layout: 'full', slots: [{ kind: 'chair' }] }, 'fade')
  await seesChair()
  const { faintest, overAnother } = (await fadeSeen()) as { faintest: number; overAnother: boolean }
  expect(faintest).toBeLessThan(0.9)
  expect(overAnother).toBe(true)
})

test('S1: a saved scene is in the list of its node and changes nothing on air', async () => {
  const before = (await sessionAt(centre)).program
  const scene: Scene = { layout: 'full', slots: [{ kind: 'speaker' }] }
  const { id } = await centre.call<{ id: string }>('scenes.save', { session: null, name: 'Khai mạc', scene })
  const { scenes } = await centre.call<{ scenes: unknown[] }>('scenes.list')
  expect(scenes).toMatchObject([{ id, session: null, name: 'Khai mạc', scene, by: 'Trực' }])
  expect((await sessionAt(centre)).program).toEqual(before)
})
