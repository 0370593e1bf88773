import { expect, test } from 'vitest'
import { beginPatrol, beginSession, type Scene, type SessionState } from '#contract'
import { screenEventsBetween } from './screen-events.ts'

const [vietTri, thanhBa, haHoa] = ['VN-25-07900', 'VN-25-08152', 'VN-25-08053'] as const
const begun = beginSession({
  ...{ id: 's', title: 'Giao ban', owner: 'VN-25', chair: vietTri, bound: 6, by: 'Hà', at: 1 },
})
const onAir = (state: SessionState, ...slots: Scene['slots']): SessionState => ({
  ...state,
  program: { ...state.program, scene: { layout: '1+1', slots } },
})
const saidOf = (before: SessionState | null, after: SessionState) =>
  screenEventsBetween(before, after).map((event) => 'main' in event && [event.main, event.audiences])

test('P31: who speaks, chairs or is at a stop is told when it comes on screen and when it leaves', () => {
  const empty = { kind: 'empty' } as const
  expect(saidOf(null, begun)).toEqual([])
  const speaking = onAir(begun, { kind: 'speaker' }, empty)
  const heard = { ...speaking, floor: { ...speaking.floor, open: [thanhBa], speaker: thanhBa } }
  expect(saidOf(speaking, heard)).toEqual([[[thanhBa], []]])
  expect(saidOf(heard, { ...heard, revision: 9 })).toEqual([])
  expect(saidOf(heard, onAir(heard, { kind: 'chair' }, empty))).toEqual([[[vietTri], []]])
  expect(saidOf(heard, onAir(heard, empty, empty))).toEqual([[[], []]])

  const settings = {
    ...{ name: 'Các xã', list: { kind: 'below' as const, unit: 'VN-25' }, stepMs: 3000, slots: 2 },
    order: 'listed' as const,
  }
  const patrol = { ...beginPatrol('p', settings), state: 'running' as const, current: [haHoa, vietTri] }
  const slot = { kind: 'patrol', patrol: 'p' } as const
  const going = onAir({ ...begun, patrols: [patrol] }, slot, slot)
  expect(saidOf(begun, going)).toEqual([[[vietTri, haHoa].toSorted(), []]])
  const moved = { ...going, patrols: [{ ...patrol, current: [thanhBa] }] }
  expect(saidOf(going, moved)).toEqual([[[thanhBa], []]])
})

test('P31: whom a scene names is not told again, and programs of audiences are told beside the main one', () => {
  const named = onAir(begun, { kind: 'site', site: vietTri }, { kind: 'empty' })
  expect(saidOf(begun, named)).toEqual([])
  const both = onAir(begun, { kind: 'site', site: vietTri }, { kind: 'chair' })
  expect(saidOf(begun, both)).toEqual([])
  const scene: Scene = { layout: 'full', slots: [{ kind: 'chair' }] }
  const program = { ...begun.program, scene }
  const audience = { kind: 'sites' as const, sites: [thanhBa] }
  const apart = { ...named, programs: [{ id: 'a', name: 'Riêng', audience, program }] }
  expect(saidOf(named, apart)).toEqual([[[], [vietTri]]])
})
