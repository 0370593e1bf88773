import { expect, test } from 'vitest'
import type { Scene } from '#contract'
import type { SavedScene } from '#contract/console'
import type { ScriptLine, ScriptState } from '#contract/script'
import { session, status } from '../testing/samples.ts'
import { isScriptUndo, lineViews, nextLine, troublesOf, watchTime } from './script.ts'

const line = (id: string, more: Partial<ScriptLine> = {}): ScriptLine => ({
  ...{ id, title: id, who: '', scene: null, audiences: [], speakers: null, plannedSeconds: 60, note: '' },
  ...more,
})
const script = (more: Partial<ScriptState> = {}): ScriptState => ({
  ...{ session: 's1', revision: 1, lines: ['a', 'b', 'c', 'd'].map((id) => line(id)), run: { is: 'ready' } },
  ...{ times: [], departures: [], program: 0, canUndo: false, by: 'An', at: 0 },
  ...more,
})
const reached = (id: string, spentMs = 0) => ({ line: id, begun: 0, ended: null, spentMs })
const [vietTri, hoaBinh] = ['VN-25-07900', 'VN-25-07894'] as const
const scene = (site: string): Scene => ({ layout: 'full', slots: [{ kind: 'site', site }] })
const saved: SavedScene = { id: 'x', session: null, name: 'Một', scene: scene(vietTri), by: 'An', at: 0 }
const roster = new Map(
  [status(vietTri, { state: 'connected' }), status(hoaBinh, { state: 'absent' })].map((row) => [
    row.site,
    row,
  ]),
)
const around = { saved: [saved], roster, node: 'VN-25', links: [], now: 0 }

test('R81: each line has its state and its time; what lasts longer than planned says by how much', () => {
  const now = script({
    run: { is: 'running', line: 'c', since: 1000 },
    times: [reached('a', 90_000), reached('c')],
  })
  expect(lineViews(now, 31_000).map(({ state, spentMs, overMs }) => [state, spentMs, overMs])).toEqual([
    ['done', 90_000, 30_000],
    ['skipped', 0, 0],
    ['now', 30_000, 0],
    ['ahead', 0, 0],
  ])
  const unplanned = { ...now, lines: now.lines.map((each) => ({ ...each, plannedSeconds: 0 })) }
  expect(lineViews(unplanned, 31_000)[0]?.overMs).toBe(0)
  expect(
    lineViews(script({ run: { is: 'over' }, times: [reached('a')] }), 0).map(({ state }) => state),
  ).toEqual([...['done', 'skipped', 'skipped', 'skipped']])
  expect([0, 61_900, 3_600_000].map(watchTime)).toEqual(['0:00', '1:01', '60:00'])
})

test('R81: next is the first line, the one behind that which runs, or none', () => {
  const at = (run: ScriptState['run']) => nextLine(script({ run }))?.id ?? null
  expect(at({ is: 'ready' })).toBe('a')
  expect(at({ is: 'paused', line: 'a' })).toBe('b')
  expect(at({ is: 'running', line: 'd', since: 0 })).toBeNull()
  expect(at({ is: 'over' })).toBeNull()
  expect(nextLine(script({ lines: [] }))).toBeNull()
})

test('R82: what is wrong with a line is told before it is gone to, who is absent one line ahead', () => {
  const kinds = (each: ScriptLine, state = session(1)) =>
    troublesOf(each, state, around).map(({ kind }) => kind)
  expect(kinds(line('a', { scene: 'x', speakers: [vietTri] }))).toEqual([])
  expect(kinds(line('a', { scene: 'y' }))).toEqual(['scene-gone'])
  expect(kinds(line('a', { audiences: [{ program: 'c1', scene: 'x' }] }))).toEqual(['audience-gone'])
  expect(troublesOf(line('a', { speakers: [vietTri, hoaBinh] }), session(1), around)).toEqual([
    { kind: 'absent', sites: [hoaBinh] },
  ])
  const dark = { ...around, saved: [{ ...saved, scene: scene(hoaBinh) }] }
  expect(troublesOf(line('a', { scene: 'x' }), session(1), dark)).toEqual([
    { kind: 'dark', sites: [hoaBinh] },
  ])
  const both = line('a', { scene: 'x', speakers: [hoaBinh] })
  expect(troublesOf(both, session(1), dark)).toEqual([{ kind: 'absent', sites: [hoaBinh] }])
  const floor = { ...session(1).floor, bound: 1, open: ['VN-25'] }
  expect(kinds(line('a', { speakers: [vietTri] }), session(1, { floor, chair: 'VN-25' }))).toEqual([
    'too-many',
  ])
  expect(kinds(line('a', { speakers: [vietTri] }), session(1, { floor }))).toEqual([])
  const centre = session(1, { owner: 'VN', showing: { rules: { 'VN-25': 'ask' }, agreed: [], requests: [] } })
  const there = { ...around, node: 'VN' }
  expect(troublesOf(line('a', { scene: 'x' }), centre, there)).toEqual([
    { kind: 'consent', sites: [vietTri] },
  ])
})

test('R83: undo is the script’s as long as its last move is on air', () => {
  expect(isScriptUndo(script({ canUndo: true, program: 1 }), session(1))).toBe(true)
  expect(isScriptUndo(script({ canUndo: true, program: 1 }), session(2))).toBe(false)
  expect(isScriptUndo(script({ program: 1 }), session(1))).toBe(false)
  expect(isScriptUndo(null, session(1))).toBe(false)
})
