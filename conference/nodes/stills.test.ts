import { expect, test } from 'vitest'
import { createInProcessHub } from '#foundation/link'
import { createManualClock } from '#foundation/time'
import { createStills } from './stills.ts'

const [vietTri, nongTrang, linhSon] = ['VN-25-07900', 'VN-25-07894', 'VN-19-05710']
const version = '1'
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 1])
const budget = { in: 8, out: 8 }

/** The province's stills, and the tier above, which answers with a picture of its own. */
function stage() {
  const clock = createManualClock()
  const hub = createInProcessHub({ clock })
  const link = hub.join('VN-25', { version })
  const asked: unknown[] = []
  hub.join('VN', { version }).handle('still.get', ({ body }) => {
    asked.push(body)
    return { at: 7, jpegBase64: jpeg.toString('base64') }
  })
  const stills = createStills({
    place: { self: 'VN-25', parent: 'VN', children: [], budget },
    link,
    clock,
    holderOf: (site) => (site === vietTri ? 'its browser' : undefined),
    isOnAir: () => false,
    onChange() {},
  })
  return { clock, hub, stills, asked }
}

test('a still is taken from the browser in the seat of the site, from no other', async () => {
  const { stills } = stage()
  stills.put(vietTri, 'its browser', jpeg)
  expect((await stills.get(vietTri))?.jpeg).toBe(jpeg)
  expect(() => stills.put(vietTri, 'another browser', jpeg)).toThrow(
    expect.objectContaining({ code: 'seat.none' }),
  )
  expect(() => stills.put(nongTrang, 'its browser', jpeg)).toThrow(
    expect.objectContaining({ code: 'seat.none' }),
  )
  expect(() => stills.put(vietTri, 'its browser', Buffer.from('GIF'))).toThrow(
    expect.objectContaining({ code: 'message.malformed' }),
  )
})

test('a still of elsewhere is asked for at most once in two seconds, however many look', async () => {
  const { clock, hub, stills, asked } = stage()
  await hub.settled()
  const looks = [stills.get(linhSon), stills.get(linhSon)]
  await hub.settled()
  expect(await Promise.all(looks)).toEqual([
    { at: 7, jpeg },
    { at: 7, jpeg },
  ])
  clock.advance(1999)
  await stills.get(linhSon)
  expect(asked).toEqual([{ site: linhSon }])
  clock.advance(1)
  const again = stills.get(linhSon)
  await hub.settled()
  expect(await again).toEqual({ at: 7, jpeg })
  expect(asked).toHaveLength(2)
})
