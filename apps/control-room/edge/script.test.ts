import { expect, test, vi } from 'vitest'
import { createLive, RequestFailed } from '#browser/live-state'
import { describeError } from '#contract'
import type { ScriptStanding, ScriptState } from '#contract/script'
import { createManualClock } from '#foundation/time'
import { addLines, changeLine } from '../state/script-draft.ts'
import { nothingKept } from '../stores/desk-memory.ts'
import { createNoteStore } from '../stores/note-store.ts'
import { createSessionStore } from '../stores/session-store.ts'
import { session } from '../testing/samples.ts'
import { createScriptOrders } from './script.ts'
import { undoLast } from './undo.ts'

const written = (more: Partial<ScriptState> = {}): ScriptState => ({
  ...{ session: 's1', revision: 4, run: { is: 'running', line: 'L1', since: 0 }, times: [], departures: [] },
  lines: [
    {
      ...{ id: 'L1', title: 'Khai mạc', who: '', scene: null, audiences: [], speakers: null },
      ...{ plannedSeconds: 60, note: '' },
    },
  ],
  ...{ program: 1, canUndo: true, by: 'An', at: 0 },
  ...more,
})

/** Orders whose node is played by the test: it answers with `replies`, or refuses while there is none. */
function played(replies: Record<string, unknown> = {}) {
  const heard: Record<string, (body: never) => void> = {}
  const sent: { op: string; body: unknown }[] = []
  const scripts = new Map<string, ScriptState>()
  let asked = 0
  let isAway = false
  const connection = {
    onNotice: (op: string, listener: (body: never) => void) => {
      heard[op] = listener
      return () => {}
    },
    request: async (op: string, body: unknown) => {
      if (op === 'script.get') {
        asked++
        if (isAway) throw new Error('no answer')
        return { script: scripts.get('s1') ?? null } as never
      }
      sent.push({ op, body })
      if (op in replies) return replies[op] as never
      throw new RequestFailed(op, { kind: 'refused', error: describeError('script.no-further') })
    },
  }
  const clock = createManualClock()
  const notes = createNoteStore(clock)
  const sessions = createSessionStore(connection, () => 'VN-25', nothingKept())
  const chosen = createLive<string | null>(null)
  const noted: [number, number][] = []
  const target = session(7).program
  const programs = {
    chosen,
    history: () => ({ session: 's1', programs: [session(1).program, target], restored: new Map() }),
    noteUndo: (revision: number, { revision: to }: { revision: number }) => void noted.push([revision, to]),
  }
  const orders = createScriptOrders({ connection, sessions, programs, notes, clock })
  const tell = (op: string, body: unknown) => heard[op]?.(body as never)
  /** Told by the node, which answers with lines and departures when it is asked for them. */
  const show = async (script: ScriptState, content = script.revision) => {
    scripts.set(script.session, script)
    const { lines: _, departures: __, ...rest } = script
    tell('script', { session: script.session, script: { ...rest, content } satisfies ScriptStanding })
    await vi.waitFor(() => expect(orders.live.get()?.revision).toBe(scripts.get('s1')?.revision))
  }
  const audience = {
    id: 'c2',
    name: 'Chủ tọa',
    audience: { kind: 'chair' as const },
    program: session(5).program,
  }
  tell('sessions', { sessions: [session(1, { programs: [audience] })] })
  const away = (now: boolean) => {
    isAway = now
  }
  return { orders, chosen, noted, sent, tell, show, asked: () => asked, away, notes, clock }
}

test('R81: a move carries what is on screen: script, program, programs of audiences, lease', async () => {
  const { orders, sent, tell, show, notes } = played()
  await orders.move({ kind: 'next' })
  expect(sent).toEqual([])
  await show(written())
  await show(written({ session: 'other' }))
  await Promise.all([orders.move({ kind: 'next' }), orders.move({ kind: 'next' })])
  const to = { kind: 'next' }
  const body = { session: 's1', seen: 4, fence: 0, program: 1, audiences: [{ program: 'c2', seen: 5 }], to }
  expect(sent).toEqual([{ op: 'script.move', body }])
  expect(notes.live.get()).toMatchObject([{ kind: 'error', error: { code: 'script.no-further' } }])
  await orders.toggleTimer()
  expect(sent.at(-1)).toEqual({ op: 'script.timer', body: { session: 's1', paused: true } })
  tell('script', { session: 's1', script: null })
  expect(orders.live.get()).toBeNull()
})

test('R81: lines and departures are asked for when they have changed, and only then', async () => {
  const { orders, show, asked, away, clock } = played()
  away(true)
  const shown = show(written())
  await vi.waitFor(() => expect(asked()).toBe(1))
  away(false)
  await clock.advanceAsync(2_000)
  await shown
  expect(asked()).toBe(2)
  await show(written({ revision: 5, run: { is: 'paused', line: 'L1' } }), 4)
  expect(orders.live.get()).toEqual(written({ revision: 5, run: { is: 'paused', line: 'L1' } }))
  expect(asked()).toBe(2)
  await show(written({ revision: 6, lines: [] }))
  expect(orders.live.get()?.lines).toEqual([])
  expect(asked()).toBe(3)
})

test('R83: undo is the script’s while its move is on air in the main program, and goes further back after it', async () => {
  const { orders, sent, show, chosen, noted } = played({ 'script.undo': { revision: 5, program: 2 } })
  let takes = 0
  const undo = () => undoLast({ script: orders, takes: { undo: async () => void takes++ } })
  await undo()
  expect([sent.length, takes]).toEqual([0, 1])
  await show(written())
  chosen.set('c2')
  await undo()
  expect([sent.length, takes]).toEqual([0, 2])
  chosen.set(null)
  await undo()
  expect(sent).toEqual([{ op: 'script.undo', body: { session: 's1', seen: 4, fence: 0, program: 1 } }])
  expect(noted.map(([revision]) => revision)).toEqual([2])
})

test('R84: lines are written as a whole from the agenda or by hand; what is refused stays in the draft', async () => {
  const lines = [{ title: 'Báo cáo', who: 'Sở Y tế', plannedSeconds: 900 }]
  const refused = played({ 'script.agenda': { lines } })
  refused.orders.edit()
  await refused.orders.addAgenda()
  await refused.orders.save()
  expect(refused.sent.map(({ op }) => op)).toEqual(['script.agenda', 'script.write'])
  expect(refused.orders.draft.get()?.lines).toMatchObject(lines)
  const { orders, sent, show } = played({ 'script.write': { revision: 1 }, 'script.agenda': { lines: [] } })
  orders.edit()
  orders.draft.update((now) => now && addLines(now))
  await orders.save()
  expect(sent).toEqual([])
  orders.draft.update((now) => now && changeLine(now, 'L1', { title: 'Khai mạc' }))
  await show(written({ revision: 2, lines: [] }))
  await orders.addAgenda()
  await orders.save()
  expect(sent.at(-1)).toMatchObject({ op: 'script.write', body: { session: 's1', seen: 2 } })
  expect(orders.draft.get()).toBeNull()
})
