import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScope } from '#foundation/lifetime'
import { patterns, type RoomPage } from '#trials/browser'
import { type Desk, seat, sessionAt, take, until } from '#trials/stage'
import { openThreeTiers } from './three-tiers-stage.ts'

const vietTri = 'VN-25-07900'
const linhSon = 'VN-19-05710'

const scope = createScope()
let centre: Desk
let speaker: RoomPage
let listener: RoomPage

beforeAll(async () => {
  const deskOf = await openThreeTiers(scope)
  centre = await deskOf('VN', 'Trực trung ương')
  await centre.call('session.open', { title: 'Giao ban', chair: null })
  speaker = await seat(await deskOf('VN-25', 'Trực Phú Thọ'), vietTri, patterns.red)
  listener = await seat(await deskOf('VN-19', 'Trực Thái Nguyên'), linhSon, patterns.blue)
  scope.add(speaker)
  scope.add(listener)
})
afterAll(() => scope.close())

const floor = async () => (await sessionAt(centre)).floor
const order = async (op: string) => centre.call(op, { session: (await sessionAt(centre)).id, site: vietTri })
const isHeard = (wanted: boolean) =>
  until(
    `Linh Sơn ${wanted ? 'hears' : 'no longer hears'} Việt Trì`,
    () => listener.hears(),
    (heard) => heard.join() === (wanted ? 'red' : ''),
  )

test('N16: a site of a province asks to speak, waits in the queue, and changes its mind', async () => {
  await speaker.page.getByRole('button', { name: 'Xin phát biểu' }).click()
  await until('Việt Trì is in the queue', floor, ({ raised }) => raised[0]?.site === vietTri)
  await speaker.page.getByText('thứ 1 trong danh sách').waitFor()
  await speaker.page.getByRole('button', { name: 'Hạ tay' }).click()
  await until('nobody is in the queue', floor, ({ raised }) => raised.length === 0)
})

test('P17, P20, N17: invited by the centre it opens its own microphone, is heard, and the speaker slot follows its voice', async () => {
  await take(centre, { layout: 'full', slots: [{ kind: 'speaker' }] })
  await speaker.page.getByRole('button', { name: 'Xin phát biểu' }).click()
  await until('Việt Trì is in the queue', floor, ({ raised }) => raised.length === 1)
  await order('floor.invite')
  await speaker.page.getByText('Trực trung ương mời lúc').waitFor()
  expect((await floor()).open).toEqual([])
  await speaker.page.getByRole('button', { name: 'Bấm để mở micro' }).click()
  await isHeard(true)
  await speaker.page.getByText('Đã phát biểu').waitFor()
  const { raised, invited } = await floor()
  expect({ raised, invited }).toEqual({ raised: [], invited: [] })
  await until('Việt Trì speaks', floor, (now) => now.speaker === vietTri)
  await until(
    'Linh Sơn sees who speaks',
    () => listener.sees(`${vietTri}/camera`),
    (seen) => seen === 'red',
  )
})

test('P19, N16: closed by the centre it is no longer heard, and its page says by whom until that is put aside', async () => {
  await order('floor.close')
  await isHeard(false)
  await speaker.page.getByText('Micro đã được Trực trung ương tắt lúc').waitFor()
  await speaker.page.getByRole('button', { name: 'Đã biết' }).click()
  await speaker.page.getByText('Micro đã được').waitFor({ state: 'hidden' })
  expect((await floor()).speaker).toBeNull()
})
