import { afterEach, expect, test } from 'vitest'
import { homeNode } from '#conference/sites'
import { partsOfSource, type SiteId } from '#contract'
import { siteScene, take, until } from '#trials/stage'
import { type BigStage, openBigStage } from './big-stage.ts'

const vietTri = 'VN-25-07900'
const province = 'VN-25'
/** For a machine that has other work as well. */
const patient = { withinMs: 90_000, everyMs: 500 }

let stage: BigStage
afterEach(() => stage?.close())

const cameraOf = (site: SiteId) => `${site}/camera`
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Sites whose pictures on the page got frames within two seconds. */
async function advancing(): Promise<SiteId[]> {
  const frames = () =>
    stage.page.page.evaluate(() =>
      [...document.querySelectorAll<HTMLVideoElement>('video[data-source]')].map(
        (video): [string, number] => [
          video.dataset.source ?? '',
          video.getVideoPlaybackQuality().totalVideoFrames,
        ],
      ),
    )
  const before = new Map(await frames())
  await wait(2_000)
  const after = await frames()
  return after.filter(([source, count]) => count > (before.get(source) ?? count)).map(siteOfEntry)
}
const siteOfEntry = ([source]: [string, number]) => partsOfSource(source).site

/** What the nodes' media hosts took in from their own sites in two seconds: whether each layer of each site grew. */
async function layersFlowing(): Promise<Record<SiteId, boolean[]>> {
  const read = async () => {
    const hosts = await Promise.all(['VN', province, 'VN-19'].map((node) => stage.statistics(node)))
    const own = hosts.flatMap(({ sources }) => sources).filter(({ layers }) => layers.length > 1)
    return new Map(own.map(({ source, layers }) => [partsOfSource(source).site, layers]))
  }
  const before = await read()
  await wait(2_000)
  const after = await read()
  return Object.fromEntries(
    [...after].map(([site, layers]) => [
      site,
      layers.map((bytes, layer) => bytes > (before.get(site)?.[layer] ?? bytes)),
    ]),
  )
}

/** Streams that the link from the centre to the province carries down. */
async function streamsDown(): Promise<number> {
  const { pipes } = await stage.statistics('VN')
  return pipes.find(({ peer }) => peer === province)?.streamsOut ?? Number.NaN
}

test('K6, K12: 25 sites of a 5×5 scene move on a page of a province, by their lowest layer and within the link’s budget', async () => {
  stage = await openBigStage(16, vietTri)
  await take(stage.desk('VN'), siteScene('5x5', ...stage.sites))
  await until(
    '25 pictures advance',
    advancing,
    (sites) => sites.toSorted().join() === stage.sites.toSorted().join(),
    patient,
  )
  await until(
    'only the lowest layer of each flows',
    layersFlowing,
    (flows) => stage.sites.every((site) => flows[site]?.join() === 'true,false,false'),
    patient,
  )
  // Those of Thái Nguyên and the centre's own; those of the province itself never leave for it.
  expect(await streamsDown()).toBe(13)
  const links = await stage.links(province)
  expect(links.map(({ budget, refused }) => ({ budget, refused }))).toEqual([{ budget: 16, refused: [] }])
}, 240_000)

test('K6, K9: with a budget of 8 the rest of them is refused: said in words by the node and the console, and named on the page', async () => {
  stage = await openBigStage(8, vietTri)
  await take(stage.desk('VN'), siteScene('5x5', ...stage.sites))
  const near = stage.sites.filter((site) => homeNode(site) === province)
  const { answer: shown } = await until(
    'the pictures that the link bears advance',
    advancing,
    (sites) => near.every((site) => sites.includes(site)) && sites.length === near.length + 8,
    patient,
  )
  expect(await streamsDown()).toBe(8)
  const missing = stage.sites.filter((site) => !shown.includes(site))
  expect(missing).toHaveLength(5)
  // By rank: the last of the scene.
  expect(missing).toEqual(stage.sites.slice(-5))

  const { answer: links } = await until(
    'the link says what it refuses',
    () => stage.links(province),
    ([up]) => missing.every((site) => up?.refused.some(({ source }) => source === cameraOf(site))),
  )
  const [up] = links
  expect(up?.receiving).toHaveLength(8)
  for (const { source, vi, en } of up?.refused ?? []) {
    expect(missing.map(cameraOf)).toContain(source)
    expect([vi, en].every((words) => /\b8\b/.test(words))).toBe(true)
  }
  await until(
    'the page names who has no picture',
    () => stage.page.page.locator('[data-slot][data-drawn="waiting"]').allInnerTexts(),
    (texts) =>
      texts.length === 5 && missing.every((site) => texts.some((text) => text.includes(stage.labelOf(site)))),
  )

  const console = await stage.openConsole(province)
  const chip = console.page.locator('[data-health="refusing"]').first()
  await chip.getByText('5 hình bị từ chối').waitFor()
  await chip.focus()
  for (const { source, vi } of up?.refused ?? []) {
    const line = console.page.getByRole('listitem').filter({ hasText: vi })
    await line
      .filter({ hasText: stage.labelOf(partsOfSource(source).site) })
      .first()
      .waitFor()
  }
  await console.close()
}, 240_000)
