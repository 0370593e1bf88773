import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyScene, type RollCallAnswer, type Scene, type SiteId } from '#contract'
import type { EventBody, EventRecord } from '#contract/events'
import type { Participant } from '#contract/participation'
import { ladder } from '#contract/readiness'
import { happeningsOf, inOrder, participantOf, type Recorded, totalsBy, totalsOf } from './index.ts'

const at = (clock: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return Date.UTC(2026, 8, 1, hours, minutes, seconds)
}
const MINUTE = 60_000
const session = 's'
const of = (name: string): SiteId => `VN-25-${name}`
const given = { session, by: 'Hà', tier: 'VN-25' } as const
const came = (name: string): EventBody => ({ kind: 'site.connected', site: of(name) })
const left = (name: string): EventBody => ({ kind: 'site.disconnected', site: of(name) })
const microphone = (is: 'opened' | 'closed', name: string): EventBody => ({
  ...{ kind: `microphone.${is}`, site: of(name) },
  ...given,
})
const showing = (...names: string[]): Scene => ({
  ...emptyScene,
  layout: '2x2',
  slots: Array.from({ length: 4 }, (_, slot) => {
    const name = names[slot]
    return name ? { kind: 'site', site: of(name) } : { kind: 'empty' }
  }),
})
const taken = (revision: number, ...names: string[]): EventBody => ({
  ...{ kind: 'program.taken', revision, scene: showing(...names) },
  ...given,
})
const opened: EventBody = { kind: 'session.opened', session, title: 'Giao ban', owner: 'VN-25' }
const closed: EventBody = { kind: 'session.closed', session, by: 'Hà' }
const starts = (clock: string): EventBody => ({
  ...{ kind: 'ladder.set', session, startsAt: at(clock), ladder: ladder.parse({}), by: 'Hà' },
})
const answer = (presence: RollCallAnswer['presence'], clock: string): RollCallAnswer => ({
  ...{ presence, reason: null, way: 'page', by: 'x', tier: 'VN-25', at: at(clock) },
})
const call = (id: string, clock: string, sites: SiteId[] | null = null) => ({
  ...{ id, session, owner: 'VN-25', question: '', sites, by: 'Hà', at: at(clock), endedAt: null },
})

/** What a node wrote, and when its clock said that it was. */
const history: [string, EventBody][] = [
  ['7:00:00', came('GONE')],
  ['7:30:00', left('GONE')],
  ['8:00:00', came('EARLY')],
  ['8:30:00', opened],
  ['8:31:00', starts('9:30')],
  ['8:32:00', starts('9:00')],
  ['8:40:00', came('BEFORE')],
  ['8:50:00', came('DROPS')],
  ['8:55:00', left('BEFORE')],
  ['8:58:00', came('JUMP')],
  ['8:59:00', came('RESTART')],
  ['8:59:30', taken(1, 'EARLY', 'DROPS')],
  ['9:00:45', came('DOUBLE')],
  ['9:05:00', { kind: 'roll-call.opened', call: call('r1', '9:05') }],
  [
    '9:05:20',
    { kind: 'roll-call.answered', rollCall: 'r1', site: of('DROPS'), answer: answer('no-sound', '9:05:20') },
  ],
  [
    '9:06:00',
    { kind: 'roll-call.answered', rollCall: 'r1', site: of('DROPS'), answer: answer('heard', '9:06') },
  ],
  [
    '9:06:10',
    { kind: 'roll-call.answered', rollCall: 'r1', site: of('NEVER'), answer: answer('absent', '9:06:10') },
  ],
  ['9:07:30', came('LATE')],
  // A second start, after the first has passed.
  ['9:15:00', starts('10:00')],
  ['9:16:00', opened],
  ['9:20:00', left('DROPS')],
  ['9:25:00', came('DROPS')],
  // A second browser came in without the first going.
  ['9:30:00', came('DOUBLE')],
  ['9:30:01', came('DOUBLE')],
  ['9:38:00', microphone('opened', 'LATE')],
  ['9:40:00', microphone('closed', 'LATE')],
  // The clock is an hour ahead for a minute.
  ['10:41:00', left('JUMP')],
  ['10:41:30', taken(2, 'DROPS')],
  ['9:46:00', came('JUMP')],
  ['9:50:00', microphone('opened', 'LATE')],
  ['9:53:20', microphone('closed', 'LATE')],
  ['10:10:00', left('DROPS')],
  // The node was restarted at 10:14; who did not come back in time is written then.
  ['10:15:30', left('RESTART')],
  ['10:20:00', came('RESTART')],
  // A clock that starts in 2020 until it is set.
  ['10:30:00', taken(3)],
  ['0:00:10', came('SETBACK')],
  ['10:40:00', came('DROPS')],
  ['10:50:00', { kind: 'roll-call.opened', call: call('r2', '10:50', [of('LATE')]) }],
  ['10:59:00', left('DOUBLE')],
  ['10:59:30', microphone('opened', 'EARLY')],
  ['11:00:00', closed],
  ['11:05:00', came('NEVER')],
  ['11:06:00', starts('12:00')],
]
const events: EventRecord[] = history.map(([clock, body], index) => ({
  ...{ version: 1, node: 'VN-25', sequence: index + 1, at: at(clock), body },
}))
const proof = (name: string, sequence: number, clock: string, grade: 'good' | 'fail') => ({
  ...{ site: of(name), sequence, at: at(clock), provedAt: at(clock), grade },
})
const recorded: Recorded = {
  ...{ session, events, rollCalls: [], now: at('12:00'), maxAgeMs: 60 * MINUTE },
  proofs: [
    proof('EARLY', 2, '7:30', 'good'),
    proof('DROPS', 3, '8:20', 'fail'),
    proof('DROPS', 5, '8:45', 'good'),
    proof('DROPS', 20, '9:10', 'fail'),
    proof('LATE', 18, '9:08', 'good'),
  ],
}
const names = ['EARLY', 'BEFORE', 'DROPS', 'DOUBLE', 'LATE', 'JUMP', 'RESTART', 'SETBACK', 'NEVER', 'GONE']
const siteOf = (name: string, from = recorded, isOwn = true): Participant =>
  participantOf(happeningsOf(from), { site: of(name), label: name, isOwn })
const late = (minutes: number) => ({ state: 'late', minutes })
const [onTime, absent] = [{ state: 'on-time' }, { state: 'absent' }]

test.each([
  // From 9:00 to 11:00, 120 minutes. Name, arrival, first there, minutes there, minutes away, dropped, there at the end.
  ['EARLY', onTime, '8:30:00', 120, 0, 0, true],
  ['BEFORE', absent, '8:40:00', 0, 0, 0, false],
  // Away 9:20 to 9:25 and 10:10 to 10:40.
  ['DROPS', onTime, '8:50:00', 85, 35, 2, true],
  // 45 s after the start; gone at 10:59.
  ['DOUBLE', onTime, '9:00:45', 118.25, 1, 1, false],
  ['LATE', late(7), '9:07:30', 112.5, 0, 0, true],
  // Went when the clock was wrong: at 9:40, the believed time before; back at 9:46.
  ['JUMP', onTime, '8:58:00', 114, 6, 1, true],
  ['RESTART', onTime, '8:59:00', 115.5, 4.5, 1, true],
  // Came when the clock was wrong: at 10:30, the believed time before.
  ['SETBACK', late(90), '10:30:00', 30, 0, 0, true],
  ['NEVER', absent, null, 0, 0, 0, false],
  ['GONE', absent, null, 0, 0, 0, false],
] as const)(
  'J2, J3, J4, J5: %s, as counted by hand',
  (name, arrival, firstAt, present, away, dropped, here) => {
    expect(siteOf(name)).toMatchObject({
      ...{ arrival, dropped, here, firstAt: firstAt && at(firstAt) },
      ...{ presentMs: present * MINUTE, awayMs: away * MINUTE },
    })
  },
)

test('J5: each absence is told with its length', () => {
  expect(siteOf('DROPS').drops).toEqual([
    { from: at('9:20'), to: at('9:25'), ms: 5 * MINUTE },
    { from: at('10:10'), to: at('10:40'), ms: 30 * MINUTE },
  ])
  expect(siteOf('DOUBLE').drops).toEqual([{ from: at('10:59'), to: at('11:00'), ms: MINUTE }])
  const running = { ...recorded, events: events.slice(0, 33), now: at('10:16:30') }
  expect(siteOf('RESTART', running)).toMatchObject({
    ...{ here: false, awayMs: MINUTE },
    drops: [{ from: at('10:15:30'), to: null, ms: MINUTE }],
  })
})

test('J3: the start is what was said last before it came; later words and a second opening move nothing', () => {
  expect(happeningsOf(recorded).course).toMatchObject({
    ...{ openedAt: at('8:30'), startsAt: at('9:00'), endedAt: at('11:00') },
  })
  const unplanned = { ...recorded, events: events.filter(({ body }) => body.kind !== 'ladder.set') }
  expect(happeningsOf(unplanned).course.startsAt).toBe(at('8:30'))
  expect(siteOf('BEFORE', unplanned).arrival).toEqual(late(10))
})

test('J2: what was recorded before the opening, by whatever clock, moves no time after it', () => {
  const ahead = events.map((event) => (event.sequence < 4 ? { ...event, at: at('23:00') } : event))
  for (const name of names) expect(siteOf(name, { ...recorded, events: ahead })).toEqual(siteOf(name))
})

test('J4: before the start nobody is late or absent, and it is known who is there', () => {
  const before = { ...recorded, events: events.slice(0, 8), now: at('8:52') }
  for (const name of names) expect(siteOf(name, before).arrival).toEqual({ state: 'not-begun' })
  expect(names.filter((name) => siteOf(name, before).here)).toEqual(['EARLY', 'BEFORE', 'DROPS'])
})

test('J6: the last proof at the start counts, if it was not too old then', () => {
  expect(siteOf('EARLY').ready).toEqual({ grade: 'untested', provedAt: at('7:30') })
  expect(siteOf('DROPS').ready).toEqual({ grade: 'good', provedAt: at('8:45') })
  expect(siteOf('LATE').ready).toBeNull()
  const now = { ...recorded, events: events.slice(0, 6), now: at('8:33') }
  expect(siteOf('DROPS', now).ready).toEqual({ grade: 'fail', provedAt: at('8:20') })
})

test('J7: the newest roll call that asks the site counts, and its last answer, from the record or from another tier', () => {
  expect(siteOf('DROPS').rollCall).toMatchObject({ at: at('9:05'), answer: { presence: 'heard' } })
  expect(siteOf('NEVER').rollCall?.answer?.presence).toBe('absent')
  expect(siteOf('LATE').rollCall).toEqual({ at: at('10:50'), answer: null })
  const noted: RollCallAnswer = { ...answer('no-sound', '9:30'), way: 'operator', tier: 'VN' }
  const entries = [{ site: of('DROPS'), answers: [answer('heard', '9:06'), noted] }]
  const told = { ...recorded, rollCalls: [{ call: call('r1', '9:05'), entries }] }
  expect(siteOf('DROPS', told).rollCall?.answer).toEqual(noted)
})

test('J8, J9: how often and how long it spoke and was shown', () => {
  expect(siteOf('LATE').spoke).toEqual({ times: 2, ms: (2 * 60 + 200) * 1000 })
  // Still open at the end.
  expect(siteOf('EARLY').spoke).toEqual({ times: 1, ms: 30_000 })
  // 8:59:30 until the take that the wrong clock dates 10:41:30: at 9:40 by the believed one.
  expect(siteOf('EARLY').shown).toEqual({ times: 1, ms: 40.5 * MINUTE })
  // Named by both takes, without a gap, until 10:30.
  expect(siteOf('DROPS').shown).toEqual({ times: 1, ms: 90.5 * MINUTE })
  expect(siteOf('NEVER').spoke).toEqual({ times: 0, ms: 0 })
})

test('J1, J10: what this record does not have is unknown', () => {
  expect(siteOf('LATE', recorded, false)).toMatchObject({
    ...{ arrival: { state: 'unknown' }, here: null, firstAt: null, spoke: { times: 2 } },
  })
  const above = { ...recorded, events: events.filter(({ body }) => body.kind.startsWith('site.')) }
  expect(siteOf('EARLY', above)).toMatchObject({
    ...{ arrival: { state: 'unknown' }, here: true, firstAt: null, spoke: null, shown: null },
  })
})

test('J10: of a session of the tier above the record tells how sites came, once that tier tells its course', () => {
  const told = { openedAt: at('8:30'), startsAt: at('9:00'), endedAt: at('11:00') }
  const above = { ...recorded, told, events: events.filter(({ body }) => body.kind.startsWith('site.')) }
  for (const name of ['EARLY', 'BEFORE', 'DROPS', 'DOUBLE', 'LATE', 'RESTART', 'NEVER', 'GONE'])
    expect(siteOf(name, above)).toEqual({
      ...siteOf(name),
      rollCall: null,
      spoke: null,
      shown: null,
      shownApart: null,
    })
  const running = { ...above, told: { ...told, endedAt: null }, now: at('11:10') }
  expect(siteOf('NEVER', running).arrival).toEqual(late(125))
  // Its own opening counts for more than what it is told.
  expect(siteOf('LATE', { ...recorded, told: { ...told, startsAt: at('8:00') } })).toEqual(siteOf('LATE'))
})

test('J11: sums over the scripted session, as counted by hand', () => {
  const sites = names.map((name) => siteOf(name))
  expect(totalsOf(sites)).toEqual({
    ...{ of: 10, notBegun: 0, onTime: 5, late: 2, absent: 3, unknown: 0, here: 6, away: 1 },
    presentMs: (120 + 85 + 118.25 + 112.5 + 114 + 115.5 + 30) * MINUTE,
    awayMs: (35 + 1 + 6 + 4.5) * MINUTE,
    ...{ dropped: 5, acknowledged: 0, excused: 0 },
    rollCall: { heard: 1, noSound: 0, absent: 1, none: 8 },
    ...{ speakers: 2, spokeMs: 350_000, shownMs: (40.5 + 90.5) * MINUTE },
  })
})

test('J2: of a wrong clock nothing is believed that does not fit most others', () => {
  const timesOf = (...times: number[]) =>
    inOrder(times.map((time, index) => ({ sequence: index + 1, at: time }))).map((fact) => fact.at)
  expect(timesOf(1, 2, 90, 3, 4)).toEqual([1, 2, 2, 3, 4])
  expect(timesOf(50, 51, 1, 52)).toEqual([50, 51, 51, 52])
  // Of equally long runs the earlier one.
  expect(timesOf(50, 1, 51, 52)).toEqual([1, 1, 51, 52])
  expect(timesOf(90, 1, 2, 2)).toEqual([1, 1, 2, 2])
  expect(timesOf(5, 4)).toEqual([4, 4])
  expect(timesOf()).toEqual([])
})

const body = fc.oneof(
  fc.constantFrom(...names.slice(0, 4)).chain((name) => fc.constantFrom(came(name), left(name))),
  fc.constantFrom(...names.slice(0, 4)).map((name) => microphone('opened', name)),
  fc.constantFrom(...names.slice(0, 4)).map((name) => microphone('closed', name)),
  fc.subarray(names.slice(0, 4)).map((shown) => taken(1, ...shown)),
  fc.constantFrom(opened, closed, starts('0:10'), starts('0:30')),
)
/** Any record, of a clock that says anything, whole or still running. */
const anyRecorded = fc.array(fc.tuple(fc.nat(3600), body), { maxLength: 60 }).map(
  (list): Recorded => ({
    ...{ session, proofs: [], rollCalls: [], maxAgeMs: MINUTE, now: at('1:00') },
    events: [[0, opened] as const, ...list].map(([seconds, each], index) => ({
      ...{ version: 1, node: 'VN-25', sequence: index + 1, at: at('0:00') + seconds * 1000, body: each },
    })),
  }),
)
const allOf = (from: Recorded) => names.slice(0, 4).map((name) => siteOf(name, from))

test('J1: it is the same in any order, and when events come again', () => {
  fc.assert(
    fc.property(anyRecorded, fc.infiniteStream(fc.nat()), (from, chance) => {
      const again = [...from.events, ...from.events.filter(() => chance.next().value % 3 === 0)]
      const shuffled = again
        .map((event) => [chance.next().value, event] as const)
        .toSorted(([one], [other]) => one - other)
        .map(([, event]) => event)
      expect(allOf({ ...from, events: shuffled })).toEqual(allOf(from))
    }),
  )
})

test('J2, J5, J11: nothing is negative; before, there and away make up the time since the start; parts make up all', () => {
  fc.assert(
    fc.property(anyRecorded, (from) => {
      const { course, until } = happeningsOf(from)
      const sites = allOf(from)
      for (const { arrival, presentMs, awayMs, drops, dropped, spoke, shown } of sites) {
        const lengths = [presentMs, awayMs, spoke?.ms ?? -1, shown?.ms ?? -1, ...drops.map(({ ms }) => ms)]
        for (const ms of lengths) expect(ms).toBeGreaterThanOrEqual(0)
        if (drops.length === dropped) expect(drops.reduce((sum, { ms }) => sum + ms, 0)).toBe(awayMs)
        if (arrival.state === 'absent' || arrival.state === 'not-begun') expect(presentMs + awayMs).toBe(0)
        else {
          const before = until - (course.startsAt ?? 0) - presentMs - awayMs
          expect(Math.floor(before / MINUTE)).toBe(arrival.state === 'late' ? arrival.minutes : 0)
        }
      }
      const all = totalsOf(sites)
      expect(all.notBegun + all.onTime + all.late + all.absent + all.unknown).toBe(all.of)
      const parts = totalsBy(sites, (site) => (site < of('DR') ? 'VN-25' : 'VN-19'))
      expect(parts.reduce((sum, [, { of, presentMs }]) => sum + of + presentMs, 0)).toBe(
        all.of + all.presentMs,
      )
    }),
  )
})
