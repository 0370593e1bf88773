import { expect, test } from 'vitest'
import { createLive } from '#browser/live-state'
import type { Audience, AudienceProgram, SessionState } from '#contract'
import { createManualClock } from '#foundation/time'
import { assignSite, emptyPreview } from '../state/preview.ts'
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
function stage() {
  const clock = createManualClock()
  const state = (now: SessionState): SessionsState => ({
    kind: 'known',
    sessions: [now],
    current: now,
    history: null,
  })
  const live = createLive<SessionsState>(state(session(7)))
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
  const programs = createPrograms(connection, sessions, notes)
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
