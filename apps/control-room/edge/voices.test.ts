import { expect, test } from 'vitest'
import { createLive } from '#browser/live-state'
import type { Offer } from '#browser/media-client'
import { beginSession, describeError, type LineTalker, PROTOCOL_VERSION, type SessionState } from '#contract'
import type { ConsoleKind } from '#contract/console'
import { createManualClock } from '#foundation/time'
import { assignSite, clearAll, emptyPreview } from '../state/preview.ts'
import { nothingKept } from '../stores/desk-memory.ts'
import { createNoteStore } from '../stores/note-store.ts'
import { currentOf, type SessionsState } from '../stores/session-store.ts'
import type { ConsoleConnection, Greeting } from './console-connection.ts'
import { createCueOrders } from './cue.ts'
import { createOwnMicrophone } from './own-microphone.ts'
import { createVoiceLine } from './voice-line.ts'

const site = 'VN-25-07900'
const begun = beginSession({ id: 's', title: '', owner: 'VN', chair: null, bound: 6, by: 'Hà', at: 0 })
const greeting: Greeting = {
  ...{ id: 'VN', label: 'Trung ương', protocol: PROTOCOL_VERSION, parent: null, children: ['VN-25'] },
  rights: ['read', 'display', 'floor'],
}
const settled = () => new Promise((done) => setImmediate(done))

/** A microphone's track that each holder has a copy of. */
const fakeTrack = (stopped: string[]): MediaStreamTrack =>
  Object.assign(new EventTarget(), {
    enabled: true,
    stop: () => void stopped.push('stopped'),
    clone: () => fakeTrack(stopped),
  }) as MediaStreamTrack

function stage(node = 'VN') {
  const clock = createManualClock()
  const state = createLive<ReturnType<ConsoleConnection['state']['get']>>({
    kind: 'open',
    greeting,
    since: 0,
  })
  const asked: string[] = []
  const bodies: unknown[] = []
  let ahead = 0
  const offers = new Map<ConsoleKind, Offer | null>()
  let tellTalkers = (_notice: { talkers: LineTalker[] }) => {}
  const sessions = createLive<SessionsState>({
    kind: 'known',
    sessions: [begun],
    current: begun,
    history: null,
  })
  const connection: Pick<ConsoleConnection, 'request' | 'onNotice' | 'state'> = {
    state,
    request: async (op: string, body: unknown) => {
      asked.push(op)
      bodies.push(body)
      return {} as never
    },
    onNotice(op, listener: (body: never) => void) {
      if (op === 'line-talkers') tellTalkers = (notice) => listener(notice as never)
      return () => {}
    },
  }
  const notes = createNoteStore(clock)
  const media = { publish: (kind: ConsoleKind, offer: Offer | null) => void offers.set(kind, offer) }
  const stopped: string[] = []
  const microphone = createOwnMicrophone(async () => fakeTrack(stopped))
  const takes: string[] = []
  const line = createVoiceLine({ connection, media, microphone, notes, memory: nothingKept() })
  const preview = createLive(assignSite(emptyPreview, site))
  const cue = createCueOrders({
    ...{ connection, media, microphone, line, preview, notes, clock },
    takes: { take: async () => void takes.push('taken') },
    sessions: { live: sessions, current: () => currentOf(sessions.get()) },
    node: () => node,
    nameOf: String,
    nodeNow: () => clock.now() + ahead,
  })
  const tellCues = (...cues: SessionState['cues']) =>
    sessions.set({ kind: 'known', sessions: [{ ...begun, cues }], current: begun, history: null })
  const talk = (...nodes: string[]) =>
    tellTalkers({ talkers: nodes.map((node) => ({ node, by: 'Hà', since: 0 })) })
  const setAhead = (ms: number) => {
    ahead = ms
  }
  const told = () => notes.live.get().map((note) => note.kind === 'error' && note.error.code)
  return {
    clock,
    line,
    cue,
    asked,
    offers,
    notes,
    takes,
    preview,
    state,
    sessions,
    bodies,
    setAhead,
    stopped,
    tellCues,
    talk,
    told,
  }
}
const cueAt = (at: number | null) => ({
  ...{ site, from: 'VN', by: 'Hà', since: 0 },
  countdown: at === null ? null : { at, seconds: 5 },
})

test('R54: a voice is on its way until the node tells it to all, and ends with the key, unless it was locked', async () => {
  const { line, offers, talk } = stage()
  expect(line.joined.get()).toBe(false)
  line.press()
  expect([line.joined.get(), line.talking.get()]).toEqual([true, 'starting'])
  await settled()
  expect(offers.get('line')).not.toBeNull()
  talk('VN')
  expect(line.talking.get()).toBe('yes')
  line.release()
  expect([line.talking.get(), offers.get('line')]).toEqual(['no', null])
  line.lock()
  await settled()
  line.release()
  expect(line.talking.get()).toBe('starting')
  line.lock()
  expect(line.talking.get()).toBe('no')
})

test('R54: a second voice of the tier is told who talks; a lost connection ends the voice', async () => {
  const { line, offers, state, talk, told } = stage()
  line.press()
  await settled()
  offers.get('line')?.onRefused(describeError('line.taken', { by: 'Nga', room: 'Trung ương' }))
  expect(line.talking.get()).toBe('no')
  expect(told()).toEqual(['line.taken'])
  talk('VN-25')
  line.lock()
  await settled()
  state.set({ kind: 'connecting', attempt: 1 })
  expect([line.talking.get(), line.locked.get(), line.talkers.get()]).toEqual(['no', false, []])
})

test('R53: a talk is opened, counted down and taken at zero, and is over here when the session says so', async () => {
  const { cue, asked, offers, clock, takes, tellCues } = stage()
  await cue.toggle(site)
  expect(asked).toEqual(['cue.open'])
  expect(offers.get('cue')?.track.enabled).toBe(true)
  tellCues(cueAt(null))
  expect(cue.now.get()?.site).toBe(site)
  await cue.countDown(5)
  cue.takesAtZero.set(true)
  tellCues(cueAt(clock.now() + 5000))
  clock.advance(4900)
  expect(takes).toEqual([])
  clock.advance(200)
  expect(takes).toEqual(['taken'])
  tellCues()
  expect([cue.site.get(), offers.get('cue')]).toEqual([null, null])
})

test('R53: a countdown that is stopped takes nothing, another site’s key ends the first talk', async () => {
  const { cue, asked, clock, takes, tellCues } = stage()
  await cue.toggle(site)
  cue.takesAtZero.set(true)
  tellCues(cueAt(clock.now() + 5000))
  tellCues(cueAt(null))
  clock.advance(10_000)
  expect(takes).toEqual([])
  await cue.toggle('VN-19')
  expect(asked).toEqual(['cue.open', 'cue.close', 'cue.open'])
  expect(cue.site.get()).toBe('VN-19')
})

test('R53: a countdown that was reached takes once, also when the node’s clock is set back; not in another session', async () => {
  const { cue, clock, takes, sessions, setAhead, tellCues } = stage()
  await cue.toggle(site)
  cue.takesAtZero.set(true)
  const at = clock.now() + 5000
  tellCues(cueAt(at))
  clock.advance(5000)
  setAhead(-4000)
  tellCues(cueAt(at))
  clock.advance(5000)
  expect(takes).toEqual(['taken'])
  const other = { ...begun, id: 'other' }
  const cues = [cueAt(clock.now() + 1000)]
  sessions.set({ kind: 'known', sessions: [{ ...begun, cues }, other], current: other, history: null })
  clock.advance(5000)
  expect(takes).toEqual(['taken'])
})

test('R53: a site that is not in the preview is not taken at zero, and the operator is told', async () => {
  const { cue, clock, takes, preview, notes, tellCues } = stage()
  await cue.toggle(site)
  cue.takesAtZero.set(true)
  tellCues(cueAt(clock.now() + 5000))
  preview.update(clearAll)
  expect(cue.takesAtZero.get()).toBe(false)
  preview.update((now) => assignSite(now, site))
  expect(cue.takesAtZero.get()).toBe(false)
  preview.update(clearAll)
  clock.advance(5000)
  expect(takes).toEqual([])
  expect(notes.live.get().map((note) => note.kind === 'done' && note.text.vi)).toEqual([
    `Mời lên hình: ${site}. Điểm cầu chưa có trong XEM TRƯỚC.`,
  ])
})

test('R53: what is asked of a talk carries the number of the lease as it is now', async () => {
  const { cue, bodies, sessions } = stage('VN-19')
  await cue.toggle(site)
  const granted = {
    ...begun,
    control: { ...begun.control, fence: 7 },
    cues: [{ ...cueAt(null), from: 'VN-19' }],
  }
  sessions.set({ kind: 'known', sessions: [granted], current: granted, history: null })
  await cue.end()
  expect(bodies).toEqual([
    { session: 's', site, fence: begun.control.fence },
    { session: 's', site, fence: 7 },
  ])
})

test('R54: a voice goes to the line or to the site: a talk ends what was locked, and is silent while the line is talked on', async () => {
  const { line, cue, offers, talk } = stage()
  line.lock()
  await settled()
  await cue.toggle(site)
  expect([line.talking.get(), offers.get('line')]).toEqual(['no', null])
  line.press()
  await settled()
  talk('VN')
  expect([line.talking.get(), offers.get('cue')?.track.enabled]).toEqual(['yes', false])
  line.release()
  expect(offers.get('cue')?.track.enabled).toBe(true)
})

test('R54: a microphone that is unplugged ends the voice, and the operator is told; the last holder closes it', async () => {
  const { line, cue, offers, stopped, told } = stage()
  await cue.toggle(site)
  line.press()
  await settled()
  offers.get('line')?.track.dispatchEvent(new Event('ended'))
  expect([line.talking.get(), told()]).toEqual(['no', ['console.microphone-lost']])
  offers.get('cue')?.track.dispatchEvent(new Event('ended'))
  await settled()
  expect([cue.site.get(), offers.get('cue')]).toEqual([null, null])
  // Both copies and what they were made of.
  expect(stopped).toHaveLength(3)
})

test('R54: a voice that is lost on its way to the node is not called heard', async () => {
  const { line, talk } = stage()
  line.press()
  await settled()
  talk('VN')
  talk('VN-25')
  expect(line.talking.get()).toBe('starting')
})

test('R53: a talk that another console of the tier is in goes on there; one that found no voice is ended', async () => {
  const { cue, asked, offers, sessions, told, tellCues } = stage()
  const taken = describeError('cue.taken', { by: 'Trung ương', room: 'Trung ương' })
  tellCues(cueAt(null))
  await cue.toggle(site)
  offers.get('cue')?.onRefused(taken)
  expect([cue.site.get(), asked, told()]).toEqual([null, ['cue.open'], ['cue.taken']])
  const other = { ...begun, id: 'other', cues: [{ ...cueAt(null), site: 'VN-19' }] }
  sessions.set({ kind: 'known', sessions: [begun, other], current: begun, history: null })
  await cue.toggle(site)
  offers.get('cue')?.onRefused(taken)
  await settled()
  expect([cue.site.get(), asked]).toEqual([null, ['cue.open', 'cue.open', 'cue.close']])
})
