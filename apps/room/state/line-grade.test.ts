import { expect, test } from 'vitest'
import type { Line, LineDown, LineUp } from '#browser/self-test'
import { gradeOfLine } from './line-grade.ts'

const nothingUp: LineUp = {
  ...{ transport: null, lossShare: null, audioLossShare: null, jitterMs: null, rttMs: null },
  ...{ sentKbps: null, availableKbps: null, retransmittedShare: null, fps: null },
}
const nothingDown: LineDown = {
  ...{ transport: null, lossShare: null, audioLossShare: null, jitterMs: null, rttMs: null },
  ...{ receivedKbps: null, availableKbps: null, concealedShare: null, freezes: null, frozenMs: null },
  ...{ fps: null, width: null, height: null },
}
const line = (up: Partial<LineUp>, down: Partial<LineDown> = {}): Line => ({
  ...{ up: { ...nothingUp, ...up }, down: { ...nothingDown, ...down }, overMs: 15_000 },
})

test.each([
  ['nothing is measured', line({}), null],
  ['loss alone says too little', line({ lossShare: 0.5 }), null],
  ['a round trip of 150 ms', line({ rttMs: 150 }), 'good'],
  ['of 151 ms', line({ rttMs: 151 }), 'acceptable'],
  ['of 301 ms', line({ rttMs: 301 }), 'fail'],
  ['half a per cent lost', line({ rttMs: 20, lossShare: 0.005 }), 'good'],
  ['more on the way down', line({ rttMs: 20, lossShare: 0 }, { lossShare: 0.006 }), 'acceptable'],
  ['more than two per cent', line({ rttMs: 20, lossShare: 0.021 }), 'fail'],
  ['jitter of 31 ms', line({ rttMs: 20 }, { jitterMs: 31 }), 'fail'],
  ['the worst counts', line({ rttMs: 200, lossShare: 0.5 }, { rttMs: 20 }), 'fail'],
])('N39: %s', (_, measured, grade) => {
  expect(gradeOfLine(measured)).toBe(grade)
})
