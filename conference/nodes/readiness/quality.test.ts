import { expect, onTestFinished, test } from 'vitest'
import type { QualityEvent } from '#conference/readiness'
import { thresholds } from '#contract/readiness'
import { createInProcessHub } from '#foundation/link'
import { createManualClock } from '#foundation/time'
import { createQuality } from './quality.ts'
import { playedLine } from './testing/played-line.ts'

const SITE = 'VN-25-07900'

/** A province's watch of one site whose camera comes with this loss. */
function watching() {
  const line = playedLine(SITE)
  const site = { live: [SITE], ordered: { picture: true, sound: false } }
  const clock = createManualClock()
  const events: QualityEvent[] = []
  const link = createInProcessHub().join('VN-25', { version: '1' })
  const place = { self: 'VN-25', parent: null, children: [], budget: { in: 1, out: 1 } }
  const quality = createQuality({
    ...{ place, link, media: line.media, clock, seatOf: () => 'seat', live: () => site.live },
    orderedOf: () => site.ordered,
    thresholds: thresholds.parse({}),
    onEvent: (event) => events.push(event),
  })
  onTestFinished(async () => {
    quality.close()
    await link.close()
  })
  return { line, site, clock, events, quality, pass: (seconds: number) => clock.advanceAsync(seconds * 1000) }
}

test('D50: the lines of sites on air are sampled every five seconds, the others not', async () => {
  const { line, site, quality, pass } = watching()
  await pass(60)
  expect(line.readings).toBe(12)
  expect(quality.of(SITE)?.now).toMatchObject({ grade: 'good', worst: { place: 'siteUp' } })
  site.live = []
  await pass(60)
  expect(line.readings).toBe(12)
  expect(quality.of(SITE)?.now.grade).toBe('unknown')
  expect(quality.of(SITE)?.timeline.flatMap(({ samples }) => samples.good)).toEqual([6])
})

test('D51: a host that does not answer makes it unknown, and no alarm stays', async () => {
  const { line, quality, events, pass } = watching()
  line.loss = 0.1
  await pass(60)
  expect(events).toMatchObject([{ kind: 'raised', worst: { place: 'siteUp', grade: 'fail' } }])
  line.away = true
  await pass(15)
  expect(quality.of(SITE)?.now.grade).toBe('unknown')
  expect(events.at(-1)).toMatchObject({ kind: 'ended', why: 'lost' })
})

test('D51: where no sign of life comes from the site its last figures do not stand for now', async () => {
  const { line, quality, events, pass } = watching()
  line.isFed = true
  await pass(60)
  expect(quality.of(SITE)?.now.grade).toBe('good')
  line.cut = true
  await pass(15)
  expect(quality.of(SITE)?.now).toEqual({ grade: 'unknown', worst: null })
  expect(events).toEqual([])
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

test('D55: a camera that sends nothing while the site lives stands still; one that has no order to send does not', async () => {
  const { line, site, quality, events, pass } = watching()
  line.isFed = true
  await pass(60)
  line.frozen = true
  await pass(10)
  expect(quality.of(SITE)?.now).toMatchObject({ worst: { place: 'camera', reading: { value: 10_000 } } })
  expect(events).toMatchObject([{ kind: 'raised', worst: { place: 'camera' } }])
  line.frozen = false
  await pass(120)
  expect(events.at(-1)).toMatchObject({ kind: 'ended', why: 'better' })
  site.ordered = { picture: false, sound: true }
  line.frozen = true
  await pass(20)
  expect(quality.of(SITE)?.now.grade).toBe('good')
})

test('D55: a camera that was published anew has not stood still', async () => {
  const { line, quality, pass } = watching()
  await pass(60)
  line.stream = 'another'
  line.packets = 0
  await pass(5)
  expect(quality.of(SITE)?.samples.at(-1)?.found?.fps).toBeGreaterThan(20)
})

test('D56: an open microphone that is never heard is told after two minutes, one that was heard is not', async () => {
  const { line, site, events, pass } = watching()
  site.ordered = { picture: true, sound: true }
  await pass(60)
  line.say(-30)
  await pass(200)
  expect(events).toEqual([])
  site.ordered = { picture: true, sound: false }
  await pass(10)
  site.ordered = { picture: true, sound: true }
  await pass(140)
  expect(events).toMatchObject([{ kind: 'raised', worst: { place: 'microphone' } }])
  line.say(-30)
  await pass(40)
  expect(events.at(-1)).toMatchObject({ kind: 'ended', why: 'better' })
})
