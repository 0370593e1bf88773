import { expect, test } from 'vitest'
import { createLive } from '#browser/live-state'
import type { Audience, AudienceProgram, SessionState } from '#contract'
import { createManualClock } from '#foundation/time'
import { assignSite, emptyPreview } from '../state/preview.ts'
import { undoTarget } from '../state/program-history.ts'
import { nothingKept, openDeskMemory } from '../stores/desk-memory.ts'
import { createNoteStore } from '../stores/note-store.ts'
import type { SessionsState } from '../stores/session-store.ts'
import { session } from '../testing/samples.ts'
import { createPrograms } from './programs.ts'
import { createTakes } from './take.ts'

const chair: Audience = { kind: 'chair' }
const { scene } = session(3).program
const own: AudienceProgram = {
  id: 'c8',
  name: 'Chủ tọa',
  audience: chair,
  program: { revision: 1, scene, takenBy: 'An', takenAt: 0 },
}

/** A console on a node that answers each order as the test says. */
function stage(memory = nothingKept(), first = session(7)) {
  const clock = createManualClock()
  const state = (now: SessionState): SessionsState => ({
    kind: 'known',
    sessions: [now],
    current: now,
    history: null,
  })
  const live = createLive<SessionsState>(state(first))
  const sent: [string, unknown][] = []
  const answers: Record<string, unknown> = {
    'audience.open': { program: 'c8' },
    'audience.take': { revision: 2 },
    'audience.close': {},
  }
  const connection = {
    request: (async (op: string, body: unknown) => {
      sent.push([op, body])
      return answers[op]
    }) as Parameters<typeof createPrograms>[0]['request'],
  }
  const current = () => {
    const now = live.get()
    return now.kind === 'known' ? now.current : null
  }
  const sessions = { live, current, choose: () => {}, noteUndo: () => {} }
  const notes = createNoteStore(clock)
  const programs = createPrograms(connection, sessions, notes, memory)
  return { programs, connection, sent, notes, clock, tell: (now: SessionState) => live.set(state(now)) }
}

test('R34: a program that was opened is worked on at once, with takes by its own revision and number', async () => {
  const { programs, connection, sent, clock, tell } = stage()
  await programs.open({ name: 'Chủ tọa', audience: chair, scene })
  expect(sent.at(-1)).toEqual([
    'audience.open',
    { session: 's1', fence: 0, name: 'Chủ tọa', audience: chair, scene },
  ])
  tell(session(7, { programs: [own] }))
  expect([programs.chosen.get(), programs.worked.get()?.program.revision]).toEqual(['c8', 1])
  const preview = createLive(assignSite(emptyPreview, 'VN-25-07900'))
  await createTakes(connection, programs, preview, clock).take()
  expect(sent.at(-1)).toMatchObject(['audience.take', { program: 'c8', seen: 1, fence: 0 }])
  programs.cycle()
  expect([programs.chosen.get(), programs.worked.get()?.program.revision]).toEqual([null, 7])
})

test('R34: of a program that is gone the console comes back to the main one; one closed here can be opened again', async () => {
  const { programs, sent, notes, tell } = stage()
  tell(session(7, { programs: [own] }))
  programs.cycle()
  await programs.end(own)
  expect(sent.at(-1)).toEqual(['audience.close', { session: 's1', fence: 0, program: 'c8' }])
  tell(session(7))
  expect([programs.chosen.get(), programs.worked.get()?.program.revision]).toEqual([null, 7])
  const note = notes.live.get().at(-1)
  if (note?.kind === 'done') note.undo?.run()
  expect(sent.at(-1)).toMatchObject(['audience.open', { audience: chair, scene }])
})

test('R24, R34: after a reload the console works on the same program, and undoes what was taken in it before', () => {
  const kept = new Map<string, string>()
  const memory = () =>
    openDeskMemory(() => ({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    }))
  const taken = (revision: number): AudienceProgram => ({ ...own, program: { ...own.program, revision } })
  const before = stage(memory())
  before.tell(session(7, { programs: [own] }))
  before.programs.choose('c8')
  before.tell(session(7, { programs: [taken(2)] }))
  const reloaded = stage(memory(), session(7, { programs: [taken(2)] }))
  expect(reloaded.programs.chosen.get()).toBe('c8')
  expect(undoTarget(reloaded.programs.history())?.revision).toBe(1)
  const elsewhere = stage(memory(), session(7, { id: 's2', programs: [taken(2)] }))
  expect(elsewhere.programs.chosen.get()).toBeNull()
})
