import { expect, test } from 'vitest'
import { emptyScene, type Scene, type SiteId } from '#contract'
import type { EventBody, EventRecord } from '#contract/events'
import { happeningsOf, participantOf, type Recorded } from './index.ts'

const MINUTE = 60_000
const session = 's'
const of = (name: string): SiteId => `VN-25-${name}`
const by = { by: 'Hà', tier: 'VN-25' } as const
const showing = (...names: string[]): Scene => ({
  ...emptyScene,
  layout: '2x2',
  slots: Array.from({ length: 4 }, (_, slot) => {
    const name = names[slot]
    return name ? { kind: 'site', site: of(name) } : { kind: 'empty' }
  }),
})
const opened: EventBody = { kind: 'session.opened', session, title: 'Giao ban', owner: 'VN-25' }
const taken = (revision: number, ...names: string[]): EventBody => ({
  ...{ kind: 'program.taken', session, revision, scene: showing(...names) },
  ...by,
})
const screen = (main: string[], audiences: string[] = []): EventBody => ({
  ...{ kind: 'screen.changed', session, main: main.map(of), audiences: audiences.map(of) },
})
const ofProgram = (program: string) => ({ session, program, name: program })
const audienceOpened = (program: string, ...names: string[]): EventBody => ({
  ...{ kind: 'audience.opened', audience: { kind: 'speaker' }, scene: showing(...names) },
  ...{ ...ofProgram(program), ...by },
})
const audienceTaken = (program: string, ...names: string[]): EventBody => ({
  ...{ kind: 'audience.taken', revision: 2, scene: showing(...names), ...ofProgram(program), ...by },
})

/** Minutes after nine, and what was written then. */
const recordOf = (written: readonly (readonly [number, EventBody])[]): Recorded => ({
  ...{ session, proofs: [], rollCalls: [], maxAgeMs: MINUTE, now: 70 * MINUTE },
  events: written.map(
    ([minute, body], index): EventRecord => ({
      ...{ version: 1, node: 'VN-25', sequence: index + 1, at: minute * MINUTE, body },
    }),
  ),
})
/** How often, and how many minutes: in the main program, and in those of audiences. */
const shownIn = (recorded: Recorded, name: string) => {
  const happened = happeningsOf(recorded)
  const { shown, shownApart } = participantOf(happened, { site: of(name), label: name, isOwn: true })
  return [shown, shownApart].flatMap((each) => [each?.times, (each?.ms ?? 0) / MINUTE])
}

test('J9: whoever speaks, the chair and patrols are shown too; programs for audiences count beside, once', () => {
  const recorded = recordOf([
    [0, opened],
    [10, taken(1, 'EARLY')],
    // LATE speaks for eight minutes; then a patrol stops at DROPS, and at JUMP.
    [12, screen(['LATE'])],
    [20, screen(['DROPS'])],
    [22, screen(['JUMP'])],
    // A scene names JUMP before the patrol has gone on: it is shown all the while.
    [23, taken(2, 'JUMP')],
    [24, screen([])],
    [30, audienceOpened('a', 'EARLY')],
    [32, audienceOpened('b', 'EARLY', 'LATE')],
    [35, screen([], ['DROPS'])],
    [40, { kind: 'audience.closed', ...ofProgram('a'), ...by }],
    [50, audienceTaken('b', 'LATE')],
    [60, { kind: 'session.closed', session, by: 'Hà' }],
    [65, screen(['NEVER'])],
  ])
  expect(shownIn(recorded, 'EARLY')).toEqual([1, 13, 1, 20])
  expect(shownIn(recorded, 'LATE')).toEqual([1, 8, 1, 28])
  expect(shownIn(recorded, 'DROPS')).toEqual([1, 2, 1, 25])
  expect(shownIn(recorded, 'JUMP')).toEqual([1, 38, 0, 0])
  expect(shownIn(recorded, 'NEVER')).toEqual([0, 0, 0, 0])
})

test('J9: while the session runs, who is shown now counts until now', () => {
  const recorded = recordOf([
    [0, opened],
    [10, taken(1, 'EARLY')],
    [60, screen(['LATE'])],
  ])
  expect(shownIn(recorded, 'EARLY')).toEqual([1, 60, 0, 0])
  expect(shownIn(recorded, 'LATE')).toEqual([1, 10, 0, 0])
})

test('J9: who stays on screen over a take has come on screen once, named before or after it', () => {
  const recorded = recordOf([
    [0, opened],
    [10, taken(1, 'EARLY', 'DROPS')],
    // EARLY is named no more and is whoever speaks; DROPS is off.
    [20, taken(2)],
    [20, screen(['EARLY'])],
    // Named again, then whoever speaks again.
    [30, taken(3, 'EARLY')],
    [30, screen([])],
    [40, taken(4, 'DROPS')],
    [40, screen(['EARLY'])],
    [45, screen([])],
    [50, screen(['EARLY'])],
    [60, { kind: 'session.closed', session, by: 'Hà' }],
  ])
  expect(shownIn(recorded, 'EARLY')).toEqual([2, 45, 0, 0])
  expect(shownIn(recorded, 'DROPS')).toEqual([2, 30, 0, 0])
})

test('J9: in programs for audiences too, also when one goes on showing whom another showed', () => {
  const recorded = recordOf([
    [0, opened],
    [10, audienceOpened('a', 'EARLY')],
    [20, audienceTaken('a')],
    [20, screen([], ['EARLY'])],
    [30, screen([])],
    [30, audienceOpened('b', 'EARLY')],
    [40, { kind: 'audience.closed', ...ofProgram('b'), ...by }],
    [60, { kind: 'session.closed', session, by: 'Hà' }],
  ])
  expect(shownIn(recorded, 'EARLY')).toEqual([0, 0, 1, 30])
})
