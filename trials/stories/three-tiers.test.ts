import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '#foundation/log'
import { patterns, type RoomPage } from '#trials/browser'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { type Desk, openDesk, openMicrophone, seat, sessionAt, siteScene, take, until } from '#trials/stage'
import {
  linhSon,
  nongTrang,
  oneIsSeenAndHeard,
  seatRooms,
  theOtherIsSeenOnly,
  vietTri,
} from './one-on-air.ts'

const phanDinhPhung = 'VN-19-05443'
/** For a machine that has other work as well. */
const patient = { withinMs: 40_000 }

let constellation: Constellation
const desks = new Map<string, Desk>()
const rooms = new Map<string, RoomPage>()
const desk = (node: string): Desk => desks.get(node) ?? expect.fail(`no desk of ${node}`)
const room = (site: string): RoomPage => rooms.get(site) ?? expect.fail(`no room of ${site}`)

beforeAll(async () => {
  constellation = await startConstellation(
    threeTiers({ storeOf: () => 'pglite:memory' }),
    createLog({ name: 'story', level: 'error', pretty: true }),
  )
  for (const node of ['VN', 'VN-25', 'VN-19']) {
    const { sites, url } = constellation.tier(node).control
    const rights = ['read', 'display', 'floor', 'sites', 'tokens'] as const
    const { token } = await sites.issueAccessToken({ name: `story ${node}`, rights, expiresAt: null })
    desks.set(node, openDesk(url, token))
  }
  for (const [site, page] of await seatRooms(desk)) rooms.set(site, page)
})

afterAll(async () => {
  await Promise.all([...rooms.values()].map((page) => page.close()))
  await constellation?.close()
})

test('N1: a site of Phú Thọ on air is seen and heard at the centre, in its own province and in Thái Nguyên', async () => {
  await oneIsSeenAndHeard(desk('VN'), room)
})

test('N1: at the same time a site of Thái Nguyên is seen in Phú Thọ, and nobody hears a closed microphone', async () => {
  await theOtherIsSeenOnly(room)
})

test('N1, N4: who joins late, and who comes back, sees the scene of now and hears the open microphones, at once and without a click', async () => {
  await room('VN').close()
  rooms.delete('VN')
  const latecomer = await seat(desk('VN-19'), phanDinhPhung, patterns.green)
  rooms.set(latecomer.site, latecomer)
  await showsOrdered(phanDinhPhung, 'red')

  const { page } = room(nongTrang)
  const address = page.url()
  await page.goto('about:blank')
  await desk('VN').call('floor.close', { session: (await sessionAt(desk('VN'))).id, site: vietTri })
  await openMicrophone(desk('VN'), linhSon)
  const revision = await take(desk('VN'), siteScene('1+1', linhSon, vietTri))
  await page.goto(address)
  await until(
    'the page that is back has the scene of now',
    async () => (await room(nongTrang).state()).sceneRevision,
    (seen) => seen === revision,
    patient,
  )
  await showsOrdered(nongTrang, 'blue')
  await showsOrdered(phanDinhPhung, 'blue')
}, 300_000)

/** Both sites of the scene are seen at the site, and this one voice is heard. */
async function showsOrdered(site: string, voice: string): Promise<void> {
  for (const [source, colour] of [
    [`${vietTri}/camera`, 'red'],
    [`${linhSon}/camera`, 'blue'],
  ] as const)
    await until(
      `${site} sees ${source}`,
      () => room(site).sees(source),
      (seen) => seen === colour,
      patient,
    )
  await until(
    `${site} hears ${voice}`,
    () => room(site).hears(),
    (heard) => heard.join() === voice,
    patient,
  )
}
