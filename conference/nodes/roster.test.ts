import { expect, test } from 'vitest'
import { beginSession, type SessionState, type Shown } from '#contract'
import { absentStatus, changedRows, displayOf } from './roster.ts'

const session: SessionState = {
  ...beginSession({ id: 's', title: 'Giao ban', owner: 'VN', chair: null, bound: 6, by: 'Hà', at: 0 }),
  revision: 4,
  program: {
    revision: 3,
    scene: {
      layout: '1+1',
      slots: [
        { kind: 'site', site: 'VN-25-07900' },
        { kind: 'site', site: 'VN-19' },
      ],
    },
    takenBy: 'Hà',
    takenAt: 0,
  },
}

const slot = (index: number, site: string, advancing = true): Shown['slots'][number] => ({
  slot: index,
  source: `${site}/camera`,
  advancing,
  width: 640,
  height: 360,
})
const report = (shown: Omit<Shown, 'visible'> | null, visible = true) => ({
  devices: { camera: 'ok', microphone: 'ok' } as const,
  shown: shown && { ...shown, visible },
  shownAt: 0,
  line: null,
})

test('N8: a page that shows every slot of the revision on air is confirmed', () => {
  const shown = { revision: 3, slots: [slot(0, 'VN-25-07900'), slot(1, 'VN-19')] }
  expect(displayOf('VN-25-07894', session, report(shown), 2000)).toBe('confirmed')
})

test.each([
  ['an older revision', { revision: 2, slots: [slot(0, 'VN-25-07900'), slot(1, 'VN-19')] }],
  ['a frozen picture', { revision: 3, slots: [slot(0, 'VN-25-07900', false), slot(1, 'VN-19')] }],
  ['another site in the slot', { revision: 3, slots: [slot(0, 'VN-25'), slot(1, 'VN-19')] }],
  ['a slot that is not reported', { revision: 3, slots: [slot(0, 'VN-25-07900')] }],
])('N8: %s is differing', (_what, shown) => {
  expect(displayOf('VN-25-07894', session, report(shown), 2000)).toBe('differing')
})

test('N8: its own picture needs no frames', () => {
  const shown = { revision: 3, slots: [slot(0, 'VN-25-07900', false), slot(1, 'VN-19')] }
  expect(displayOf('VN-25-07900', session, report(shown), 2000)).toBe('confirmed')
})

test('N8: what a page said 10 s ago is not known to be so still', () => {
  const shown = { revision: 3, slots: [slot(0, 'VN-25-07900'), slot(1, 'VN-19')] }
  expect(displayOf('VN-25-07894', session, report(shown), 10_000)).toBe('confirmed')
  expect(displayOf('VN-25-07894', session, report(shown), 10_001)).toBe('silent')
})

test('N8: a page that is covered is hidden, whatever its pictures do', () => {
  const still = { revision: 3, slots: [slot(0, 'VN-25-07900', false), slot(1, 'VN-19', false)] }
  expect(displayOf('VN-25-07894', session, report(still, false), 2000)).toBe('hidden')
  const moving = { revision: 3, slots: [slot(0, 'VN-25-07900'), slot(1, 'VN-19')] }
  expect(displayOf('VN-25-07894', session, report(moving, false), 2000)).toBe('hidden')
  expect(displayOf('VN-25-07894', session, report(moving, false), 10_001)).toBe('silent')
})

test('N8: a page that reports nothing is silent', () => {
  expect(displayOf('VN-25-07894', session, report(null), 0)).toBe('silent')
  expect(displayOf('VN-25-07894', null, report({ revision: 3, slots: [] }), 0)).toBe('silent')
})

test('N7: only rows that differ are told, and a site that is gone is told as absent', () => {
  const here = { ...absentStatus('VN-25', 1), state: 'connected' as const }
  const gone = { ...absentStatus('VN-19', 1), state: 'connected' as const }
  const before = new Map([here, gone].map((status) => [status.site, JSON.stringify(status)]))
  expect(changedRows(before, [here], 9)).toEqual([absentStatus('VN-19', 9)])
  expect(changedRows(before, [{ ...here, microphoneOpen: true }, gone], 9)).toEqual([
    { ...here, microphoneOpen: true },
  ])
})

test('N8: a site of an audience is held against the program of its audience', () => {
  const { program } = session
  const scene = { layout: 'full' as const, slots: [{ kind: 'site' as const, site: 'VN' }] }
  const audience = { kind: 'sites' as const, sites: ['VN-25-07894'] }
  const own = { ...program, revision: 1, scene }
  const ordered = { ...session, programs: [{ id: 'c1', name: 'Riêng', audience, program: own }] }
  const main = report({ revision: 3, slots: [slot(0, 'VN-25-07900'), slot(1, 'VN-19')] })
  const apart = report({ revision: 1, slots: [slot(0, 'VN')] })
  expect(displayOf('VN-25-07894', ordered, apart, 2000)).toBe('confirmed')
  expect(displayOf('VN-25-07894', ordered, main, 2000)).toBe('differing')
  expect(displayOf('VN-25-07909', ordered, main, 2000)).toBe('confirmed')
})
