import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SessionState } from '#contract'
import { createScope } from '#foundation/lifetime'
import { patterns, type RoomPage } from '#trials/browser'
import { type Desk, seat, sessionAt, siteScene, take, until } from '#trials/stage'
import { openThreeTiers } from './three-tiers-stage.ts'

const vietTri = 'VN-25-07900'
const linhSon = 'VN-19-05710'

const scope = createScope()
let centre: Desk
let chair: RoomPage
let other: RoomPage

beforeAll(async () => {
  const deskOf = await openThreeTiers(scope)
  centre = await deskOf('VN')
  await centre.call('session.open', { title: 'Giao ban', chair: vietTri })
  chair = scope.add(await seat(await deskOf('VN-25'), vietTri, patterns.red))
  other = scope.add(await seat(await deskOf('VN-19'), linhSon, patterns.blue))
})
afterAll(() => scope.close())

const order = async <T>(op: string, body: object): Promise<T> =>
  centre.call<T>(op, { session: (await sessionAt(centre)).id, ...body })
const sees = (page: RoomPage, who: string, source: string, colour: string) =>
  until(
    `${who} sees ${colour} at ${source}`,
    () => page.sees(source),
    (seen) => seen === colour,
  )

test('C10, K21: the chair sees its own program and everybody else the main one, until it is closed', async () => {
  await take(centre, siteScene('full', vietTri))
  await sees(other, 'Linh Sơn', `${vietTri}/camera`, 'red')
  const scene = siteScene('full', linhSon)
  const { program } = await order<{ program: string }>('audience.open', {
    ...{ name: 'Chủ tọa', audience: { kind: 'chair' }, scene },
  })
  await sees(chair, 'Việt Trì', `${linhSon}/camera`, 'blue')
  expect(await other.sees(`${vietTri}/camera`)).toBe('red')
  expect(await other.sees(`${linhSon}/camera`)).toBeNull()
  await order('audience.close', { program })
  await sees(chair, 'Việt Trì', `${vietTri}/camera`, 'red')
})

/** In place of the screen that a person would choose: a yellow one with a bar that moves. */
const giveYellowScreen = ({ page }: RoomPage) =>
  page.evaluate((colour) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 })
    const pen = canvas.getContext('2d')
    let left = 0
    setInterval(() => {
      if (!pen) return
      pen.fillStyle = colour
      pen.fillRect(0, 0, canvas.width, canvas.height)
      left = (left + 80) % 1200
      pen.fillStyle = 'white'
      pen.fillRect(left, 360, 80, 360)
    }, 100)
    navigator.mediaDevices.getDisplayMedia = async () => canvas.captureStream(10)
  }, `rgb(${patterns.yellow.colour.join()})`)

test('P24, C9: what a site presents is seen at a far site once an operator says so, and gone when it stops', async () => {
  await take(centre, { layout: 'content', slots: [{ kind: 'content' }] })
  await giveYellowScreen(chair)
  await chair.page.getByRole('button', { name: 'Trình chiếu', exact: true }).click()
  await chair.page.getByText('Chờ kỹ thuật đưa lên').waitFor()
  await order('content.present', { site: vietTri })
  await sees(other, 'Linh Sơn', `${vietTri}/content`, 'yellow')
  await chair.page.getByText('Đang trình chiếu cho cuộc họp').waitFor()
  await chair.page.getByRole('button', { name: 'Dừng trình chiếu' }).click()
  await until(
    'nobody presents',
    () => sessionAt(centre),
    ({ presenter }: SessionState) => presenter === null,
  )
})
