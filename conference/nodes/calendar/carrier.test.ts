import { expect, test, vi } from 'vitest'
import type { Link } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { createCarrier } from './carrier.ts'

type Watching = Parameters<Link['watch']>[1]

test('N95: only what has changed is looked at and told; what was not taken is told again, all of it to a peer that is back', async () => {
  const clock = createManualClock()
  let isUp = true
  let watching: Watching = () => {}
  const presence: Link['presence'] = () =>
    isUp ? { state: 'up', epoch: 'one', version: '2' } : { state: 'down' }
  const things = new Map(Array.from({ length: 200 }, (_, at) => [`k${at}`, `${at}`]))
  const read = vi.fn((key: string) => things.get(key) ?? null)
  const sent: string[] = []
  let isRefusing = false
  const carrier = createCarrier<string>({
    peer: 'VN-25',
    link: {
      presence,
      watch(_peer, onChange) {
        watching = onChange
        onChange(presence('VN-25'))
        return () => {}
      },
    },
    all: () => things.keys(),
    read,
    atOnce: 3,
    async send(due) {
      if (isRefusing) throw new Error('not now')
      sent.push(...due)
    },
    ...{ clock, log: silentLog },
  })
  await vi.waitFor(() => expect(sent).toHaveLength(200))
  sent.length = 0
  read.mockClear()

  isRefusing = true
  things.set('k7', 'seven')
  carrier.changed(['k7', 'gone'])
  await clock.advanceAsync(200)
  isRefusing = false
  things.set('k7', 'seven again')
  await clock.advanceAsync(2000)
  await vi.waitFor(() => expect(sent).toEqual(['seven again']))
  expect(new Set(read.mock.calls.flat())).toEqual(new Set(['k7', 'gone']))

  isUp = false
  watching(presence('VN-25'))
  carrier.changed(['k1'])
  isUp = true
  watching(presence('VN-25'))
  await vi.waitFor(() => expect(sent).toHaveLength(201))
  await carrier.close()
})
