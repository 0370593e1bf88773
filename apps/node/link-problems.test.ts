import { expect, test } from 'vitest'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { logLinkProblems } from './link-problems.ts'

function stage() {
  const lines: unknown[][] = []
  const clock = createManualClock()
  const write =
    (level: string) =>
    (...line: unknown[]) =>
      void lines.push([level, ...line])
  const log = { ...silentLog, warn: write('warn'), error: write('error') }
  return { lines, clock, tell: logLinkProblems(log, clock) }
}

test('a second process of our name is an error in the log', () => {
  const { lines, tell } = stage()
  tell({ kind: 'duplicate', peer: 'VN-25', epoch: 'e' })
  expect(lines).toEqual([['error', expect.stringContaining('our name'), { peer: 'VN-25', epoch: 'e' }]])
})

test('a flood of rubbish from one peer is a line in ten seconds and hides nobody else', () => {
  const { lines, clock, tell } = stage()
  for (let frame = 0; frame < 1000; frame++) tell({ kind: 'malformed', from: 'VN-25', detail: `${frame}` })
  tell({ kind: 'malformed', from: 'VN-19', detail: 'x' })
  expect(lines).toHaveLength(2)
  clock.advance(10_000)
  tell({ kind: 'malformed', from: 'VN-25', detail: 'again' })
  expect(lines.at(-1)).toEqual([
    'warn',
    expect.any(String),
    { from: 'VN-25', detail: 'again', passedOver: 999 },
  ])
})
