import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type ConnectionState, createLive } from '#browser/live-state'
import type { CaptureState, MediaState } from '#browser/media-client'
import type { TestOrder } from '#contract/readiness'
import { createManualClock } from '#foundation/time'
import { type Facts, noFacts } from './facts.ts'
import type { Greeting } from './greeting.ts'
import { createSelfTest } from './self-test.ts'

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
})
afterEach(() => vi.unstubAllGlobals())

const greeting: Greeting = {
  ...{ seat: 'seat-1', resumed: false, rtpCapabilities: {}, protocol: '1' },
  site: { id: 'VN-25-07900', label: 'PTO - Phường Việt Trì', name: 'Phường Việt Trì' },
  node: { id: 'VN-25', label: 'Tỉnh Phú Thọ', dutyPhone: null },
}
const media: MediaState = { kind: 'open', send: 'connected', receive: 'connected' }

/** A page whose node refuses each test when `answer` is called. */
function page() {
  const clock = createManualClock()
  const facts = createLive<Facts>(noFacts)
  const asked: unknown[] = []
  const answers: (() => void)[] = []
  const mediaState = createLive<MediaState>({ kind: 'none' })
  const open: ConnectionState<Greeting> = { kind: 'open', greeting, since: 0 }
  const unknown = { kind: 'unknown' } as const
  const notReached = () => {
    throw new Error('no test goes so far')
  }
  const selfTest = createSelfTest({
    connection: {
      state: createLive(open),
      request: (op, body) =>
        new Promise((_answer, refuse) => {
          asked.push({ op, body })
          answers.push(() => refuse(new Error('refused')))
        }),
    },
    media: {
      state: mediaState,
      ...{ publishTest: notReached, whenTrack: notReached, connections: notReached },
    },
    devices: createLive<CaptureState>({ camera: unknown, microphone: unknown }),
    ...{ facts, clock, choice: () => ({}) },
    // A page's monotonic clock is a little behind its timers.
    now: () => clock.now() * 0.999,
    site: () => greeting.site.id,
    isPlaying: () => false,
    onError: () => {},
  })
  selfTest.enter(false)
  const orderTest = (order: TestOrder['order']) =>
    facts.update((before) => ({
      ...before,
      tests: {
        order: { order, form: 'full', asked: 'round', by: 'Trực' },
        ...{ verdict: null, help: 'none', due: null },
      },
    }))
  const refuse = async () => {
    answers.shift()?.()
    await clock.advanceAsync(0)
  }
  return { clock, asked, selfTest, orderTest, refuse, mediaOpens: () => mediaState.set(media) }
}
const begun = (order: string | null) => ({ op: 'test.begin', body: expect.objectContaining({ order }) })

test('an order that waited for the media is taken up as soon as they have settled', () => {
  const { clock, asked, orderTest, mediaOpens, selfTest } = page()
  orderTest('o1')
  mediaOpens()
  expect(asked).toEqual([])
  clock.advance(3000)
  expect(asked).toEqual([begun('o1')])
  selfTest.close()
  expect(clock.pending()).toBe(0)
})

test('an order that comes while another test ends is taken up at once, and none twice', async () => {
  const { clock, asked, orderTest, mediaOpens, refuse, selfTest } = page()
  mediaOpens()
  clock.advance(3000)
  selfTest.start()
  orderTest('o2')
  expect(asked).toEqual([begun(null)])
  await refuse()
  expect(asked).toEqual([begun(null), begun('o2')])
  await refuse()
  clock.advance(60_000)
  expect(asked).toHaveLength(2)
  selfTest.close()
})
