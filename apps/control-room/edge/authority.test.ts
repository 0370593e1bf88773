import { expect, test } from 'vitest'
import { createLive } from '#browser/live-state'
import type { SessionState, ShowRequest } from '#contract'
import type { ConsoleNotices } from '#contract/console'
import { createManualClock } from '#foundation/time'
import { emptyPreview, sceneOf } from '../state/preview.ts'
import { nothingKept } from '../stores/desk-memory.ts'
import { createNoteStore } from '../stores/note-store.ts'
import { createSessionStore } from '../stores/session-store.ts'
import { session, showRequest } from '../testing/samples.ts'
import { createAuthorityOrders } from './authority.ts'

/** The orders of one console; its node answers everything and says what sessions there are. */
function stage(node: string) {
  const sent: { op: string; body: object }[] = []
  let hear: (notice: { sessions: SessionState[] }) => void = () => {}
  const sessions = createSessionStore(
    {
      onNotice(op: keyof ConsoleNotices, listener: (body: never) => void) {
        if (op === 'sessions') hear = (notice) => listener(notice as never)
        return () => {}
      },
    },
    () => node,
    nothingKept(),
  )
  const preview = createLive(emptyPreview)
  const notes = createNoteStore(createManualClock())
  const orders = createAuthorityOrders({
    connection: {
      request: async (op, body) => {
        sent.push({ op, body })
        return (op === 'session.open' ? { session: 'p' } : {}) as never
      },
    },
    sessions,
    preview,
    notes,
    node: () => node,
    nameOf: (site) => site,
  })
  return { orders, sent, sessions, preview, notes, say: (...all: SessionState[]) => hear({ sessions: all }) }
}

const whole = session(1, { id: 'w', owner: 'VN', control: { holder: null, fence: 4, by: '', since: 0 } })
const siteFull: SessionState['program']['scene'] = {
  layout: 'full',
  slots: [{ kind: 'site', site: showRequest({}).site }],
}
const asking = (changes: Partial<ShowRequest>): SessionState => ({
  ...whole,
  showing: { rules: { 'VN-25': 'ask' }, agreed: [], requests: [showRequest(changes)] },
})

test('R32: passing control on carries the number on screen; taking it back needs none', async () => {
  const { orders, sent, say } = stage('VN')
  say(whole)
  await orders.grant('VN-25')
  await orders.giveBack()
  await orders.takeBack()
  expect(sent).toEqual([
    { op: 'control.grant', body: { session: 'w', fence: 4, to: 'VN-25' } },
    { op: 'control.return', body: { session: 'w', fence: 4 } },
    { op: 'control.take', body: { session: 'w' } },
  ])
})

test('R29: an answer is told in a note, and one key puts the site into the preview, once', () => {
  const { orders, preview, notes, say } = stage('VN')
  say(asking({}))
  say(asking({ state: 'countered', counter: 'VN-25-04792', reason: 'Có lãnh đạo' }))
  const [note] = notes.live.get()
  expect(note?.kind === 'done' && note.text.vi).toContain('VN-25-04792')
  orders.placeGranted()
  const placed = preview.get()
  expect(sceneOf(placed).slots[0]).toEqual({ kind: 'site', site: 'VN-25-04792' })
  orders.placeGranted()
  expect(preview.get()).toBe(placed)
})

test.each([
  ['refused', 'Đang họp', 'Đang họp'],
  ['expired', '', 'hết giờ'],
] as const)(
  'R29: a request that is %s is told in a note; one that was withdrawn is not',
  (state, reason, said) => {
    const { notes, say } = stage('VN')
    say(asking({}))
    say(asking({ state, reason }))
    const [note] = notes.live.get()
    expect(note?.kind === 'done' && note.text.vi).toContain(said)
    notes.drop(note?.id ?? 0)
    say(asking({}))
    say(asking({ state: 'withdrawn' }))
    expect(notes.live.get()).toEqual([])
  },
)

test('R29: of two sites that were granted each note puts its own into the preview', () => {
  const { preview, notes, say } = stage('VN')
  const both = (state: 'pending' | 'accepted') => ({
    ...whole,
    showing: {
      ...{ rules: { 'VN-25': 'ask' as const }, agreed: [] },
      requests: [showRequest({ state }), showRequest({ id: 'r2', site: 'VN-25-04792', state })],
    },
  })
  say(both('pending'))
  say(both('accepted'))
  const [, older] = notes.live.get()
  if (older?.kind === 'done') older.undo?.run()
  expect(sceneOf(preview.get()).slots[0]).toEqual({ kind: 'site', site: showRequest({}).site })
})

test.each([
  ['accepted', 'on air', { program: { ...whole.program, scene: siteFull } }],
  ['expired', 'asked for anew', {}],
] as const)(
  'R29: what was told of a request that is %s goes when the site is %s',
  (state, _when, changes) => {
    const { notes, say } = stage('VN')
    say(asking({}))
    say(asking({ state }))
    expect(notes.live.get()).toHaveLength(1)
    say({ ...asking({ id: 'r2', ...(state === 'accepted' && { state }) }), ...changes })
    expect(notes.live.get()).toEqual([])
  },
)

test('R28: a part is opened once and worked on; when it ends its last scene can be had in the preview', async () => {
  const { orders, sent, sessions, preview, notes, say } = stage('VN-25')
  const part = session(3, { id: 'p', owner: 'VN-25', partOf: 'w' })
  say(whole)
  await orders.openPart(whole)
  say(whole, part)
  expect(sessions.current()).toBe(part)
  await orders.openPart(whole)
  expect(sent).toEqual([{ op: 'session.open', body: { chair: null, partOf: 'w' } }])
  await orders.endPart(part, Date.UTC(2026, 0, 1))
  expect(sent.slice(1)).toEqual([
    {
      op: 'scenes.save',
      body: { session: null, name: 'Tại tỉnh, tới 01/01/2026 07:00:00', scene: part.program.scene },
    },
    { op: 'session.close', body: { session: 'p' } },
  ])
  say(whole)
  const [note] = notes.live.get()
  if (note?.kind === 'done') note.undo?.run()
  expect(sceneOf(preview.get())).toEqual(part.program.scene)
  expect(sessions.current()).toBe(whole)
})
