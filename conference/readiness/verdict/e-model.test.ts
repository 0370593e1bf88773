import { expect, test } from 'vitest'
import { mosOf, ratingOf } from './e-model.ts'

/** Rating and score by one-way delay in milliseconds and loss in percent, from the thresholds document. */
const computed: [number, number, number, number][] = [
  ...([
    [50, 0, 92.0, 4.38],
    [50, 1, 88.4, 4.3],
    [50, 2, 85.0, 4.2],
    [50, 3, 81.9, 4.09],
  ] as const),
  ...([
    [50, 5, 76.2, 3.87],
    [50, 10, 64.9, 3.35],
    [150, 0, 89.6, 4.33],
    [150, 1, 86.0, 4.23],
  ] as const),
  ...([
    [150, 2, 82.6, 4.12],
    [150, 3, 79.5, 4.0],
    [150, 5, 73.8, 3.77],
    [150, 10, 62.5, 3.23],
  ] as const),
  ...([
    [200, 0, 85.9, 4.23],
    [200, 1, 82.3, 4.11],
    [200, 2, 78.9, 3.98],
    [200, 3, 75.8, 3.85],
  ] as const),
  ...([
    [200, 5, 70.1, 3.6],
    [200, 10, 58.8, 3.04],
    [300, 0, 72.5, 3.71],
    [300, 1, 68.9, 3.54],
  ] as const),
  ...([
    [300, 2, 65.5, 3.38],
    [300, 3, 62.4, 3.22],
    [300, 5, 56.7, 2.93],
    [300, 10, 45.4, 2.34],
  ] as const),
  ...([
    [400, 0, 59.1, 3.05],
    [400, 1, 55.5, 2.86],
    [400, 2, 52.1, 2.69],
    [400, 3, 49.0, 2.52],
  ] as const),
  ...([
    [400, 5, 43.3, 2.23],
    [400, 10, 32.0, 1.7],
  ] as const),
].map(([delay, loss, rating, mos]) => [delay, loss, rating, mos])

test.each(computed)('D14: %i ms and %i %% loss rate %f, a score of %f', (delayMs, percent, rating, mos) => {
  const found = ratingOf({ delayMs, lossShare: percent / 100 }, { ie: 0, bpl: 25.1 })
  expect(Math.abs(found - rating)).toBeLessThan(0.051)
  expect(Math.abs(mosOf(found) - mos)).toBeLessThan(0.0051)
})

test('D14: the score stays between 1 and 4.5', () => {
  expect([-5, 0, 3, 6, 100, 120].map(mosOf)).toEqual([1, 1, 1, 1, 4.5, 4.5])
})
