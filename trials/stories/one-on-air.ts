import { expect } from 'vitest'
import { patterns, type RoomPage } from '#trials/browser'
import { type Desk, openMicrophone, seat, siteScene, take, until } from '#trials/stage'

export const vietTri = 'VN-25-07900'
export const nongTrang = 'VN-25-07894'
export const linhSon = 'VN-19-05710'

type Room = (site: string) => RoomPage

/** Opens a session of the centre with a room of each colour: two of Phú Thọ, one of Thái Nguyên, the centre's own. */
export async function seatRooms(desk: (node: string) => Desk): Promise<Map<string, RoomPage>> {
  await desk('VN').call('session.open', { title: 'Phiên họp ba cấp', chair: 'VN' })
  const opened = await Promise.all([
    seat(desk('VN-25'), vietTri, patterns.red),
    seat(desk('VN-25'), nongTrang, patterns.green),
    seat(desk('VN-19'), linhSon, patterns.blue),
    seat(desk('VN'), 'VN', patterns.yellow),
  ])
  return new Map(opened.map((page) => [page.site, page]))
}

/** N1: Việt Trì is put on air with Linh Sơn and is seen and heard in all three tiers. */
export async function oneIsSeenAndHeard(centre: Desk, room: Room): Promise<void> {
  await take(centre, siteScene('1+1', vietTri, linhSon))
  await openMicrophone(centre, vietTri)
  for (const site of ['VN', nongTrang, linhSon]) {
    const page = room(site)
    await until(
      `${site} sees Việt Trì`,
      () => page.sees(`${vietTri}/camera`),
      (seen) => seen === 'red',
    )
    await until(
      `${site} hears Việt Trì`,
      () => page.hears(),
      (heard) => heard.join() === 'red',
    )
  }
}

/** N1: after that Linh Sơn is seen the other way, a closed microphone is not heard, who is not on air is not seen. */
export async function theOtherIsSeenOnly(room: Room): Promise<void> {
  for (const site of [vietTri, nongTrang, 'VN'])
    await until(
      `${site} sees Linh Sơn`,
      () => room(site).sees(`${linhSon}/camera`),
      (seen) => seen === 'blue',
    )
  expect(await room(vietTri).hears()).toEqual([])
  expect(await room(nongTrang).sees('VN/camera')).toBeNull()
}
