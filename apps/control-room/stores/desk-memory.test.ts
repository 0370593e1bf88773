import { expect, test } from 'vitest'
import type { Shelf } from '#browser/kit'
import { createLive } from '#browser/live-state'
import { beginPatrol, type SessionState } from '#contract'
import { createManualClock } from '#foundation/time'
import { createPatrolOrders } from '../edge/patrols.ts'
import { assignSite, chooseLayout, emptyPreview, pointAtSlot } from '../state/preview.ts'
import { noteUndo, seeProgram, undoTarget } from '../state/program-history.ts'
import { openFilter } from '../state/site-filter.ts'
import { session } from '../testing/samples.ts'
import { openDeskMemory } from './desk-memory.ts'
import { createNoteStore } from './note-store.ts'
import { createSessionStore } from './session-store.ts'
import { createViewStore } from './view-store.ts'

/** The storage of one tab. */
function tab() {
  const kept = new Map<string, string>()
  return {
    kept,
    shelf: () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }),
  }
}

/** A session store after a reload, and the node that tells it sessions. */
function opened(shelf: Shelf) {
  const heard: ((notice: { sessions: SessionState[] }) => void)[] = []
  const connection = {
    onNotice(_op: string, listener: never) {
      heard.push(listener)
      return () => {}
    },
  }
  const store = createSessionStore(connection, () => 'VN-25', openDeskMemory(shelf))
  const target = () => {
    const now = store.live.get()
    return now.kind === 'known' ? (undoTarget(now.history)?.revision ?? null) : null
  }
  const tell = (...sessions: SessionState[]) => {
    for (const each of heard) each({ sessions })
  }
  return { store, target, tell }
}

test('R24: a preview comes back with layout, slots and selection, and points at nothing', () => {
  const { shelf } = tab()
  const composed = pointAtSlot(assignSite(chooseLayout(emptyPreview, '1+1'), 'VN-25-07900'), 1)
  openDeskMemory(shelf).preview.write(composed)
  expect(openDeskMemory(shelf).preview.read()).toEqual({ ...composed, armed: false })
})

test('R24: what no longer fits is forgotten', () => {
  const { kept, shelf } = tab()
  const memory = openDeskMemory(shelf)
  memory.preview.write(emptyPreview)
  const whole = kept.get('lienthong.console.preview') ?? ''
  const read = (stored: string) => {
    kept.set('lienthong.console.preview', stored)
    return memory.preview.read()
  }
  expect(read(whole)).toEqual(emptyPreview)
  expect(read(whole.replace('"2x2"', '"9x9"'))).toBeUndefined()
  expect(read(whole.replace('"empty"', '"<b>"'))).toBeUndefined()
  expect(read(whole.replace('{"kind":"empty"},', ''))).toBeUndefined()
  expect(read('{')).toBeUndefined()
  kept.set('lienthong.console.history', '{"session":"s1","programs":[],"restored":[]}')
  expect(memory.history.read()).toBeUndefined()
  expect(read(whole.replace('"selected":0', '"selected":8'))?.selected).toBe(3)
})

test('R24: an undo goes on where it was, also after the one that was undone', () => {
  const { shelf } = tab()
  const before = opened(shelf)
  for (const revision of [1, 2, 3]) before.tell(session(revision))
  const back = session(2).program
  before.store.noteUndo(4, back)
  before.tell(session(4, { program: { ...back, revision: 4 } }))
  expect(before.target()).toBe(1)

  const after = opened(shelf)
  after.tell(session(4, { program: { ...back, revision: 4 } }))
  expect(after.target()).toBe(1)
  after.tell(session(5))
  expect(after.target()).toBe(2)

  const elsewhere = opened(shelf)
  elsewhere.tell(session(5, { id: 's2' }))
  expect(elsewhere.target()).toBeNull()
})

test('R24: the chosen session is chosen again while it exists', () => {
  const { shelf } = tab()
  openDeskMemory(shelf).chosen.write('s2')
  const { store, tell } = opened(shelf)
  tell(session(1), session(1, { id: 's2', owner: 'VN' }))
  expect(store.current()?.id).toBe('s2')
  tell(session(1))
  expect(store.current()?.id).toBe('s1')
})

test('R24: P is for the same patrol as before the reload, while there is one', () => {
  const { kept, shelf } = tab()
  const patrols = ['first', 'second'].map((id) =>
    beginPatrol(id, {
      name: id,
      list: { kind: 'below', unit: 'VN' },
      stepMs: 3000,
      slots: 1,
      order: 'listed',
    }),
  )
  const chief = (now: SessionState['patrols']) => {
    const { store, tell } = opened(shelf)
    tell(session(1, { patrols: now }))
    const memory = openDeskMemory(shelf)
    const connection = { request: () => Promise.reject(new Error('asks nothing')) }
    return createPatrolOrders(
      connection,
      store,
      createLive(emptyPreview),
      createNoteStore(createManualClock()),
      memory,
    )
  }
  chief(patrols).chosen.set('second')
  expect(chief(patrols).chief()?.id).toBe('second')
  expect(chief(patrols.slice(0, 1)).chief()?.id).toBe('first')
  kept.set('lienthong.console.patrol', '7')
  expect(chief(patrols).chief()?.id).toBe('first')
})

test('R60: what the wall was asked to show is asked again after a reload; what no longer fits is forgotten', () => {
  const { kept, shelf } = tab()
  createViewStore(openDeskMemory(shelf)).filter({ text: 'hoa', state: 'absent', unit: 'VN-25' })
  const again = createViewStore(openDeskMemory(shelf))
  expect(again.live.get().filter).toEqual({ text: 'hoa', state: 'absent', unit: 'VN-25' })
  kept.set('lienthong.console.filter', '{"text":"","state":"no-still","unit":null}')
  expect(createViewStore(openDeskMemory(shelf)).live.get().filter).toEqual(openFilter)
})

test('R13: undos of programs that are no longer kept are dropped', () => {
  let history = seeProgram(null, session(1))
  for (let revision = 2; revision < 200; revision += 1) {
    history = noteUndo(seeProgram(history, session(revision)), revision, session(revision - 1).program)
  }
  expect(history.programs).toHaveLength(50)
  expect(history.restored.size).toBeLessThanOrEqual(51)
})

test('R24, R67: what the tab of the tests shows comes back; what no longer exists is forgotten', () => {
  const { kept, shelf } = tab()
  openDeskMemory(shelf).tests.write('incidents')
  openDeskMemory(shelf).round.write('d1')
  expect([openDeskMemory(shelf).tests.read(), openDeskMemory(shelf).round.read()]).toEqual([
    'incidents',
    'd1',
  ])
  kept.set('lienthong.console.tests', '"reports"')
  expect(openDeskMemory(shelf).tests.read()).toBeUndefined()
})
