import { expect, test } from 'vitest'
import { MAX_CUES, type SessionState, type SiteId } from '#contract'
import type { CommandBody } from '../command.ts'
import { commands } from '../commands.ts'
import type { CueCommand } from '../cue-commands.ts'
import { begun, known } from '../testing/begun.ts'
import { eventsBetween, eventsOfEnd } from './events-between.ts'

const [hoaBinh, vietTri] = ['VN-25-07900', 'VN-25-07909'] as const
const given = (from = 'VN', by = 'Hà') => ({ by, from, at: 7000, known, labelOf: String })
const refusal = (code: string) => expect.objectContaining({ code })

const give = <Op extends CueCommand>(
  op: Op,
  state: SessionState,
  body: Omit<CommandBody<Op>, 'session'>,
  from = 'VN',
  by = 'Hà',
) => commands[op].apply(state, { session: 's', ...body } as CommandBody<Op>, given(from, by))
const open = (state: SessionState, site: SiteId, from = 'VN', by = 'Hà') =>
  give('cue.open', state, { site }, from, by)
const microphone = (state: SessionState, site: SiteId) =>
  commands['floor.open'].apply(state, { session: 's', site }, given())

test('P25: a tier has one private talk, a site is in one; who talks is told to the second', () => {
  const one = open(begun, hoaBinh)
  expect(one).toMatchObject({
    revision: 1,
    cues: [{ site: hoaBinh, from: 'VN', by: 'Hà', since: 7000, countdown: null }],
  })
  expect(open(one, hoaBinh)).toBe(one)
  const busy = expect.objectContaining({ code: 'cue.busy', details: { by: 'Hà', from: 'VN', site: hoaBinh } })
  expect(() => open(one, hoaBinh, 'VN', 'Nga')).toThrow(busy)
  expect(() => open(one, vietTri, 'VN', 'Nga')).toThrow(busy)
  expect(() => open(one, hoaBinh, 'VN-25', 'Tú')).toThrow(busy)
  expect(open(one, vietTri, 'VN-25', 'Tú').cues).toHaveLength(2)
})

test('P25: not with a site on some screen or with an open microphone, nor with one that is not of the session', () => {
  const onAir = commands['session.take'].apply(
    begun,
    { session: 's', seen: 0, scene: { layout: 'full', slots: [{ kind: 'site', site: hoaBinh }] } },
    given(),
  )
  expect(() => open(onAir, hoaBinh)).toThrow(refusal('cue.on-air'))
  expect(() => open(microphone(begun, hoaBinh), hoaBinh)).toThrow(refusal('cue.on-air'))
  expect(() => open(begun, 'VN-99-00001')).toThrow(refusal('site.unknown'))
})

test('P25: it ends when its microphone opens, by the site, by an operator; what is not there changes nothing', () => {
  const one = open(begun, hoaBinh)
  expect(microphone(one, hoaBinh).cues).toEqual([])
  expect(microphone(one, vietTri).cues).toBe(one.cues)
  expect(give('cue.leave', one, { site: hoaBinh }).cues).toEqual([])
  expect(give('cue.close', one, { site: hoaBinh }, 'VN-25', 'Tú').cues).toEqual([])
  expect(give('cue.close', one, { site: vietTri })).toBe(one)
})

test('P25: who held control talks with sites of others no more, with its own it goes on', () => {
  const passed = (state: SessionState, op: 'control.grant' | 'control.take', to = 'VN-19') =>
    commands[op].apply(state, { session: 's', to }, given())
  const held = passed(begun, 'control.grant')
  const both = open(open(held, hoaBinh, 'VN-19', 'Tú'), 'VN-25', 'VN-25', 'Nga')
  expect(passed(both, 'control.grant').cues).toHaveLength(2)
  const taken = passed(both, 'control.take')
  expect(taken.cues.map(({ from }) => from)).toEqual(['VN-25'])
  expect(eventsBetween(both, taken, 'Hà', 'VN')).toContainEqual({
    ...{ kind: 'cue.closed', session: 's', site: hoaBinh },
    ...{ by: 'Hà', tier: 'VN' },
  })
  const own = open(held, 'VN-19-05443', 'VN-19', 'Tú')
  expect(passed(own, 'control.take').cues).toEqual(own.cues)
})

test('P14, P27: with its session a private talk ends, and the record says so', () => {
  const ended = eventsOfEnd(open(begun, hoaBinh), 'Hà')
  expect(ended.map(({ kind }) => kind)).toEqual(['cue.closed', 'session.closed'])
})

test('P25: a session has a bounded number of them', () => {
  const cue = { by: 'Hà', since: 0, countdown: null }
  const cues = Array.from({ length: MAX_CUES }, (_, at) => ({
    ...cue,
    site: `VN-${20 + at}`,
    from: `VN-${20 + at}`,
  }))
  expect(() => open({ ...begun, cues }, hoaBinh)).toThrow(refusal('cue.too-many'))
})

test('P26: the tier that talks counts down, anew and not at all; nobody else does', () => {
  const one = open(begun, hoaBinh)
  const counting = give('cue.countdown', one, { site: hoaBinh, seconds: 10 })
  expect(counting.cues[0]?.countdown).toEqual({ at: 17_000, seconds: 10 })
  const anew = give('cue.countdown', counting, { site: hoaBinh, seconds: 5 })
  expect(anew.cues[0]?.countdown).toEqual({ at: 12_000, seconds: 5 })
  const stopped = give('cue.cancel', anew, { site: hoaBinh })
  expect(stopped.cues[0]?.countdown).toBeNull()
  expect(give('cue.cancel', stopped, { site: hoaBinh })).toBe(stopped)
  const foreign = () => give('cue.countdown', one, { site: hoaBinh, seconds: 5 }, 'VN-25', 'Tú')
  expect(foreign).toThrow(refusal('cue.unknown'))
  expect(() => give('cue.cancel', begun, { site: hoaBinh })).toThrow(refusal('cue.unknown'))
})

test('P27: the record has who talked with whom and what was counted down, with the tier', () => {
  const one = open(begun, hoaBinh)
  const counting = give('cue.countdown', one, { site: hoaBinh, seconds: 10 })
  const said = { session: 's', site: hoaBinh, by: 'Hà', tier: 'VN' }
  const between = (before: SessionState, after: SessionState) => eventsBetween(before, after, 'Hà', 'VN')
  expect(between(begun, one)).toEqual([{ kind: 'cue.opened', ...said }])
  expect(between(one, counting)).toEqual([{ kind: 'cue.countdown', ...said, seconds: 10, onAirAt: 17_000 }])
  expect(between(counting, give('cue.cancel', counting, { site: hoaBinh }))).toEqual([
    { kind: 'cue.cancelled', ...said },
  ])
  expect(between(counting, give('cue.close', counting, { site: hoaBinh }))).toEqual([
    { kind: 'cue.closed', ...said },
  ])
  expect(between(one, microphone(one, hoaBinh)).map(({ kind }) => kind)).toEqual([
    'cue.closed',
    'microphone.opened',
  ])
})
