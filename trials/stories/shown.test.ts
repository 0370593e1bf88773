import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SiteStatus } from '#contract'
import { createScope } from '#foundation/lifetime'
import { patterns, type RoomPage } from '#trials/browser'
import { type Desk, seat, siteScene, take, until } from '#trials/stage'
import { openThreeTiers } from './three-tiers-stage.ts'

const vietTri = 'VN-25-07900'
const linhSon = 'VN-19-05710'

const scope = createScope()
let centre: Desk
let watching: RoomPage

beforeAll(async () => {
  const deskOf = await openThreeTiers(scope)
  centre = await deskOf('VN', 'Trực trung ương')
  await centre.call('session.open', { title: 'Giao ban', chair: null })
  scope.add(await seat(await deskOf('VN-25', 'Trực Phú Thọ'), vietTri, patterns.red))
  watching = await seat(await deskOf('VN-19', 'Trực Thái Nguyên'), linhSon, patterns.blue)
  scope.add(watching)
})
afterAll(() => scope.close())

const atCentre = async () => {
  const { sites } = await centre.call<{ sites: { status: SiteStatus }[] }>('sites.list', { below: linhSon })
  return sites[0]?.status
}
const displayAtCentre = async () => (await atCentre())?.display
const becomes = (display: SiteStatus['display']) =>
  until(`Linh Sơn is ${display} at the centre`, displayAtCentre, (now) => now === display)

test('N8: a page whose pictures stand still is differing at the centre within 5 s, and confirmed when they go on', async () => {
  await take(centre, siteScene('full', vietTri))
  await becomes('confirmed')
  await watching.page.evaluate(stopPictures)
  const { tookMs } = await becomes('differing')
  expect(tookMs).toBeLessThan(5000)
  await watching.page.evaluate(resumePictures)
  await becomes('confirmed')
})

test('N8: a page that is covered is hidden at the centre, not differing', async () => {
  await watching.page.evaluate(setCovered, true)
  await becomes('hidden')
  await watching.page.evaluate(setCovered, false)
  await becomes('confirmed')
})

test('N39: the grade of a page’s line is told at the centre', async () => {
  const { answer } = await until('the line is graded', async () => (await atCentre())?.line, Boolean, {
    withinMs: 40_000,
  })
  process.stdout.write(`line to a page of this machine: ${answer}\n`)
  expect(answer).toBeDefined()
})

/** Runs in the page: the pictures of the scene are decoded no more. */
function stopPictures(): void {
  for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-source]')) video.pause()
}

async function resumePictures(): Promise<void> {
  for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-source]')) await video.play()
}

/** Runs in the page. A headless browser covers no window: the page is told so as a browser would. */
function setCovered(covered: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => covered })
  document.dispatchEvent(new Event('visibilitychange'))
}
