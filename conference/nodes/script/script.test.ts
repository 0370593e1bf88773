import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openScripts, type Scripts, scriptMigrations } from '#conference/script-store'
import { createSessionKeeper, type SessionKeeper, sessionMigrations } from '#conference/sessions'
import { createRegistry, readUnits } from '#conference/sites'
import { type NodeId, Refusal, type Scene, type SessionState, type SiteId } from '#contract'
import type { SavedScene } from '#contract/console'
import type { ScriptLine, ScriptStanding } from '#contract/script'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { scriptDesk } from '../console/script.ts'
import type { CommandSession } from '../session-commands.ts'
import { createScriptSide, type ScriptSide } from './side.ts'

const [vietTri, thanhBa, linhSon] = ['VN-25-07900', 'VN-25-08152', 'VN-19-05710'] as const
const MINUTE = 60_000
const soon = { timeout: 10_000, interval: 10 }
const registry = createRegistry(readUnits(), 'test', () => '2026-11-23')
const clock = createManualClock(Date.UTC(2026, 10, 23, 1))
const full = (site: SiteId): Scene => ({ layout: 'full', slots: [{ kind: 'site', site }] })
const saved = (id: string, site: SiteId): SavedScene => ({
  ...{ id, session: null, name: id, scene: full(site), by: 'Hà', at: 0 },
})
const line = (id: string, more: Partial<ScriptLine> = {}): ScriptLine => ({
  ...{ id, title: `Dòng ${id}`, who: '', scene: null, audiences: [], speakers: null },
  ...{ plannedSeconds: 600, note: '' },
  ...more,
})
const lines = [
  line('a', { scene: 'one', speakers: [vietTri] }),
  line('b', { scene: 'two', speakers: [thanhBa, linhSon] }),
  line('c'),
]
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )

let store: Store
let keeper: SessionKeeper
let scripts: Scripts
let side: ScriptSide
let session: string
let savedScenes: SavedScene[]
let stopListening = () => {}

/** The script's node as a process has it; the tier that commands is the session's owner unless told. */
async function start(from: NodeId = 'VN') {
  stopListening()
  scripts = await openScripts({ store, record: keeper.recordEvents, log: silentLog })
  const command: CommandSession = (op, body, by) =>
    op === 'session.step' ? keeper.command(op, body as never, by, from) : Promise.reject(new Error(op))
  side = createScriptSide({
    ...{ place: { self: 'VN' }, scripts, registry, command, clock, log: silentLog },
    savedScenes: { all: () => savedScenes },
    calendar: { all: () => [] },
    sessions: () => keeper.all(),
  })
  stopListening = keeper.onChange(side.sessionsChanged)
}
const state = (): SessionState => keeper.all().find(({ id }) => id === session) ?? expect.fail('no session')
const script = () => scripts.of(session) ?? expect.fail('no script')
const seen = () => ({
  ...{ session, seen: script().revision, program: state().program.revision },
  audiences: state().programs.map(({ id, program }) => ({ program: id, seen: program.revision })),
})
const go = (to: 'next' | 'previous' | 'end', by = 'Hà') => side.desk.move({ ...seen(), to: { kind: to } }, by)
const events = async () => (await keeper.recordAfter(0, 1000)).events.map(({ body }) => body)

beforeAll(async () => {
  store = await openStore({
    ...{ url: 'pglite:memory', snapshotDir: testSnapshotDir },
    migrations: [...sessionMigrations, ...scriptMigrations],
  })
})
afterAll(() => store.close())
beforeEach(async () => {
  keeper = createSessionKeeper({ store, clock, node: 'VN', registry, log: silentLog })
  await keeper.load()
  const opened = await keeper.open({ title: 'Giao ban', chair: 'VN', by: 'Hà', bound: 4 })
  session = opened.id
  savedScenes = [saved('one', vietTri), saved('two', thanhBa)]
  await start()
  await side.desk.write({ session, seen: 0, lines }, 'Hà')
})

describe('the script of a session at its node', () => {
  test('N121: next is one command of the session: scene, microphones and timer; undo takes all of it back', async () => {
    await keeper.command('floor.open', { session, site: 'VN' }, 'Hà')
    const before = state().revision
    await go('next')
    expect(state()).toMatchObject({
      ...{ revision: before + 1, program: { scene: full(vietTri), takenBy: 'Hà' } },
      floor: { open: ['VN', vietTri] },
    })
    expect(script().run).toEqual({ is: 'running', line: 'a', since: clock.now() })
    clock.advance(12 * MINUTE)
    await go('next')
    expect(state().floor.open).toEqual(['VN', thanhBa, linhSon])
    await keeper.command('floor.open', { session, site: 'VN-19' }, 'Hà')
    const { audiences: _, ...asTake } = seen()
    await side.desk.undo(asTake, 'Nam')
    expect(state().program.scene).toEqual(full(vietTri))
    expect(state().floor.open.toSorted()).toEqual(['VN', 'VN-19', vietTri])
    expect(script().run).toMatchObject({ line: 'a' })
    const said = (await events()).filter((event) => event.kind.startsWith('script.') && 'session' in event)
    expect(said.filter((event) => 'session' in event && event.session === session)).toMatchObject([
      { kind: 'script.written', lines: 3 },
      { kind: 'script.moved', from: null, to: { id: 'a' }, program: 1 },
      { kind: 'script.line-ended', line: { id: 'a' }, plannedSeconds: 600, spentSeconds: 720 },
      { kind: 'script.moved', from: { id: 'a' }, to: { id: 'b' } },
      { kind: 'script.departed', departure: { is: 'over', minutes: 2 } },
      { kind: 'script.undone', from: { id: 'b' }, to: { id: 'a' }, by: 'Nam' },
    ])
  })

  test('N121: what the session refuses moves no script, and the right to the floor is needed', async () => {
    const stale = { ...seen(), program: 7, to: { kind: 'next' as const } }
    expect(await refusalOf(side.desk.move(stale, 'Hà'))).toBe('session.stale')
    await start('VN-25')
    expect(await refusalOf(go('next'))).toBe('session.not-in-control')
    await start()
    savedScenes = savedScenes.slice(1)
    expect(await refusalOf(go('next'))).toBe('script.scene-gone')
    expect([state().revision, script().run]).toEqual([0, { is: 'ready' }])
    const parts = { script: side.desk }
    const pictures = { rights: ['read', 'display'] as const, by: 'Hà', origin: '' }
    const move = async () => scriptDesk['script.move'](parts, pictures, { ...seen(), to: { kind: 'next' } })
    expect(await refusalOf(move())).toBe('auth.not-allowed')
    const { audiences: _, ...asTake } = seen()
    expect(await refusalOf((async () => scriptDesk['script.undo'](parts, pictures, asTake))())).toBe(
      'auth.not-allowed',
    )
  })

  test('N121: a move with another number than the lease’s is refused as fenced, also one to the end', async () => {
    await go('next')
    const late = { ...seen(), fence: state().control.fence + 1 }
    expect(await refusalOf(side.desk.move({ ...late, to: { kind: 'end' } }, 'Hà'))).toBe('control.fenced')
    const { audiences: _, ...asTake } = late
    expect(await refusalOf(side.desk.undo({ ...asTake, seen: 0 }, 'Hà'))).toBe('control.fenced')
    expect(script().run).toMatchObject({ line: 'a' })
  })

  test('N121: two consoles that go on at once move one line', async () => {
    const both = await Promise.all([refusalOf(go('next', 'Hà')), refusalOf(go('next', 'Nam'))])
    expect(both.toSorted()).toEqual(['not refused', 'script.stale'])
    expect([state().program.revision, script().run]).toMatchObject([1, { line: 'a' }])
  })

  test('N120: lines are of sites that there are, in a session that there is', async () => {
    const unknown = [line('a', { speakers: ['VN-25-99999'] })]
    expect(await refusalOf(side.desk.write({ session, seen: 1, lines: unknown }, 'Hà'))).toBe('site.unknown')
    expect(await refusalOf(side.desk.write({ session: 'none', seen: 0, lines }, 'Hà'))).toBe(
      'session.unknown',
    )
    expect(() => side.desk.get({ session: 'none' })).toThrow(Refusal)
    expect(side.desk.get({ session }).script).toMatchObject({ revision: 1, canUndo: false })
    expect(side.desk.agenda({ session })).toEqual({ lines: [] })
    const of = (all: readonly ScriptStanding[]) => all.filter((each) => each.session === session)
    expect(of(side.all())).toMatchObject([{ revision: 1, content: 1 }])
    stopListening()
    await keeper.close(session, 'Hà')
    expect([of(side.all()), of(scripts.all())]).toMatchObject([[], [{ session }]])
  })

  test('N122: what is taken by hand is noted once, also what a restart had missed; a move is not', async () => {
    await go('next')
    await keeper.command('session.take', { session, seen: 1, scene: full(linhSon) }, 'Nam')
    const told = { is: 'take', line: 'a', title: 'Dòng a', revision: 2 }
    await vi.waitFor(
      () => expect(script().departures.map(({ departure }) => departure)).toEqual([told]),
      soon,
    )
    expect(script()).toMatchObject({ by: 'Nam', back: null })
    stopListening()
    await keeper.command('session.take', { session, seen: 2, scene: full('VN') }, 'Nam')
    await start()
    await vi.waitFor(() => expect(script().departures).toHaveLength(2), soon)
    await go('next')
    clock.advance(MINUTE)
    await side.desk.timer({ session, paused: true }, 'Hà')
    expect(script()).toMatchObject({ run: { is: 'paused', line: 'b' } })
    expect(script().departures).toHaveLength(2)
  })

  test('N122: a take by hand in an audience’s program ends what takes the move back', async () => {
    const opened = { session, name: 'Chủ tọa', audience: { kind: 'chair' as const }, scene: full('VN') }
    const { program: id } = await keeper.command('audience.open', opened, 'Hà')
    const audiences = [{ program: id, scene: 'two' }]
    await side.desk.write({ session, seen: 1, lines: [line('a', { audiences })] }, 'Hà')
    await go('next')
    expect(side.desk.get({ session }).script).toMatchObject({ canUndo: true })
    const seenOf = state().programs[0]?.program.revision ?? -1
    const taken = { session, program: id, seen: seenOf, scene: full(linhSon) }
    await keeper.command('audience.take', taken, 'Nam')
    await vi.waitFor(() => expect(script()).toMatchObject({ back: null, by: 'Nam', departures: [] }), soon)
    await start()
    expect(script()).toMatchObject({ back: null, run: { line: 'a' } })
  })

  test('N123: where it is survives a restart, with its undo; it ends with its session', async () => {
    await go('next')
    const before = script()
    await start()
    expect(script()).toEqual(before)
    clock.advance(3 * MINUTE)
    await keeper.close(session, 'Hà')
    await vi.waitFor(() => expect(scripts.of(session)).toBeNull(), soon)
    const ended = (await events()).filter(
      (event) => event.kind === 'script.line-ended' && event.session === session,
    )
    expect(ended).toMatchObject([{ line: { id: 'a' }, spentSeconds: 180 }])
    await start()
    expect(scripts.of(session)).toBeNull()
  })
})
