import { expect, onTestFinished, test } from 'vitest'
import type { MediaClient } from '#conference/media'
import type { QualityEvent } from '#conference/readiness'
import type { LineReading } from '#contract/media'
import { thresholds } from '#contract/readiness'
import { createInProcessHub } from '#foundation/link'
import { createManualClock } from '#foundation/time'
import { createQuality } from './quality.ts'

const SITE = 'VN-25-07900'

/** The centre's quality watch of one site whose camera comes with this loss. */
function watching() {
  const line = { live: [SITE], loss: 0, packets: 0, lost: 0, away: false, readings: 0 }
  const media = {
    async request(_op: string, { seats }: { seats: string[] }) {
      line.readings++
      if (line.away) throw new Error('away')
      line.packets += 1000 * (1 - line.loss)
      line.lost += 1000 * line.loss
      const { packets, lost } = line
      const camera = { id: 'c', source: `${SITE}/camera`, packets, lost, missing: 0, jitterMs: 4, rttMs: 30 }
      const reading: LineReading = {
        at: 1,
        seats: seats.map((seat) => ({
          ...{ seat, protocol: 'udp' as const, up: [camera], down: [], availableDownKbps: null },
        })),
        pipes: [],
      }
      return reading
    },
    onNotice: () => () => {},
  } as MediaClient
  const clock = createManualClock()
  const events: QualityEvent[] = []
  const link = createInProcessHub().join('VN-25', { version: '1' })
  const place = { self: 'VN-25', parent: null, children: [], budget: { in: 1, out: 1 } }
  const quality = createQuality({
    ...{ place, link, media, clock, seatOf: () => 'seat', live: () => line.live },
    thresholds: thresholds.parse({}),
    onEvent: (event) => events.push(event),
  })
  onTestFinished(async () => {
    quality.close()
    await link.close()
  })
  return { line, clock, events, quality, pass: (seconds: number) => clock.advanceAsync(seconds * 1000) }
}

test('D50: the lines of sites on air are sampled every five seconds, the others not', async () => {
  const { line, quality, pass } = watching()
  await pass(60)
  expect(line.readings).toBe(12)
  expect(quality.of(SITE)?.now).toMatchObject({ grade: 'good', worst: { leg: 'siteUp' } })
  line.live = []
  await pass(60)
  expect(line.readings).toBe(12)
  expect(quality.of(SITE)?.now.grade).toBe('unknown')
  expect(quality.of(SITE)?.timeline.flatMap(({ samples }) => samples.good)).toEqual([6])
})

test('D51: a host that does not answer makes it unknown, and no alarm stays', async () => {
  const { line, quality, events, pass } = watching()
  line.loss = 0.1
  await pass(60)
  expect(events).toMatchObject([{ kind: 'raised', worst: { leg: 'siteUp', grade: 'fail' } }])
  line.away = true
  await pass(15)
  expect(quality.of(SITE)?.now.grade).toBe('unknown')
  expect(events.at(-1)).toMatchObject({ kind: 'ended', why: 'lost' })
})

test('D52: an alarm is raised when the line gets bad and ends when it was good for a while', async () => {
  const { line, events, pass } = watching()
  await pass(60)
  line.loss = 0.05
  await pass(60)
  line.loss = 0
  await pass(120)
  expect(events.map(({ kind, site }) => [kind, site])).toEqual([
    ['raised', SITE],
    ['ended', SITE],
  ])
})
