import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal, type SessionState } from '#contract'
import type { SavedScene } from '#contract/console'
import { type KeptScript, keptScript, type ScriptLine, spentMs } from '#contract/script'
import {
  agendaLines,
  backOf,
  beginScript,
  type Changed,
  endLine,
  moveTo,
  noteTake,
  pauseTimer,
  requireSeen,
  stepBack,
  stepFor,
  targetOf,
  told,
  undoMove,
  writeLines,
} from './index.ts'

const MINUTE = 60_000
const by = 'Hà'
const line = (id: string, more: Partial<ScriptLine> = {}): ScriptLine => ({
  ...{ id, title: `Dòng ${id}`, who: '', scene: null, audiences: [], speakers: null },
  ...{ plannedSeconds: 600, note: '' },
  ...more,
})
const lines = ['a', 'b', 'c', 'd'].map((id) => line(id))
const refusalOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'not refused'
}
const done = (changed: Changed | null): KeptScript => changed?.after ?? expect.fail('nothing changed')
const written = done(writeLines(beginScript('s'), lines, { by, at: 0 }))
const back = { scene: null, audiences: [], opened: [], closed: [] }

type To = Parameters<typeof targetOf>[1]
const move = (script: KeptScript, to: To, at: number, program = script.program + 1): Changed =>
  moveTo(script, targetOf(script, to), { program, back }, { by, at })
const next = { kind: 'next' } as const
const end = { kind: 'end' } as const
const onAir = (revision: number): SessionState['program'] => ({
  ...{ revision, scene: { layout: 'full', slots: [] }, takenBy: 'Nam', takenAt: 7 },
})
const to = (id: string) => ({ kind: 'line', line: id }) as const
const going = (script: KeptScript, ...moves: [To, number][]) =>
  moves.reduce((before, [where, at]) => move(before, where, at).after, script)
const departed = ({ events }: Changed) =>
  events.flatMap((event) => (event.kind === 'script.departed' ? [event.departure] : []))

describe('lines', () => {
  test('H1: who has not seen the newest is told by whom and when it was changed', () => {
    expect(refusalOf(() => requireSeen(written, 0))).toBe('script.stale')
    expect(refusalOf(() => requireSeen(written, 1))).toBe('not refused')
    expect(refusalOf(() => requireSeen(beginScript('s'), 0))).toBe('not refused')
    expect(refusalOf(() => requireSeen(beginScript('s'), 1))).toBe('script.none')
    expect(going(written, [next, 5], [next, 6]).revision).toBe(3)
  })

  test('H2: a line that stays keeps its time; the line that runs can not be left out; the same is no change', () => {
    const running = going(written, [next, 0], [next, MINUTE])
    expect(writeLines(running, lines, { by, at: 1 })).toBeNull()
    expect(refusalOf(() => writeLines(running, [line('a')], { by, at: 1 }))).toBe('script.line-runs')
    const longer = [line('b', { title: 'Phát biểu', plannedSeconds: 60 }), line('x')]
    const { after, events } = writeLines(running, longer, { by, at: 2 * MINUTE }) ?? expect.fail()
    expect(after).toMatchObject({ run: running.run, times: [{ line: 'b', begun: MINUTE }], back: null })
    expect(events).toEqual([{ kind: 'script.written', session: 's', by, lines: 2 }])
    expect(writeLines(beginScript('s'), [], { by, at: 1 })?.after.revision).toBe(1)
  })

  test('H9: a line of the agenda lasts until the next one, the last until the end', () => {
    const agenda = [
      { at: 0, title: 'Khai mạc', speaker: 'Chủ tọa' },
      { at: 10 * MINUTE, title: 'Báo cáo', speaker: '' },
    ]
    expect(agendaLines({ agenda, endsAt: 40 * MINUTE })).toEqual([
      { title: 'Khai mạc', who: 'Chủ tọa', plannedSeconds: 600 },
      { title: 'Báo cáo', who: '', plannedSeconds: 1800 },
    ])
    expect(agendaLines({ agenda: [], endsAt: 0 })).toEqual([])
  })
})

describe('moves', () => {
  test('H3: on and back, to any line, to the end and from there back; nothing lies beyond', () => {
    const where = (script: KeptScript, at: To) => targetOf(script, at)?.id ?? null
    expect(refusalOf(() => targetOf(written, { kind: 'previous' }))).toBe('script.no-further')
    expect(refusalOf(() => targetOf(written, end))).toBe('script.no-further')
    expect(refusalOf(() => targetOf(written, to('x')))).toBe('script.line-unknown')
    expect([where(written, next), where(written, to('c'))]).toEqual(['a', 'c'])
    const last = going(written, [to('d'), 0])
    expect(refusalOf(() => targetOf(last, next))).toBe('script.no-further')
    expect(where(last, end)).toBeNull()
    const over = going(last, [end, MINUTE])
    expect(over.run).toEqual({ is: 'over' })
    expect(refusalOf(() => targetOf(over, next))).toBe('script.no-further')
    expect(where(over, { kind: 'previous' })).toBe('d')
  })

  test('H3, H4: the line that runs is taken again and its timer goes on', () => {
    const running = going(written, [next, 0])
    const again = move(running, to('a'), 5 * MINUTE)
    expect(again.after).toMatchObject({ run: running.run, times: running.times, departures: [] })
    expect(again.events.map(({ kind }) => kind)).toEqual(['script.moved'])
  })

  test('H4: the timer pauses, goes on, adds up over runs, and never runs backwards', () => {
    const begun = going(written, [next, 0])
    const paused = done(pauseTimer(begun, true, { by, at: 2 * MINUTE }))
    expect(pauseTimer(paused, true, { by, at: 3 * MINUTE })).toBeNull()
    expect(spentMs(paused, 'a', 9 * MINUTE)).toBe(2 * MINUTE)
    const resumed = done(pauseTimer(paused, false, { by, at: 10 * MINUTE }))
    expect(spentMs(resumed, 'a', 11 * MINUTE)).toBe(3 * MINUTE)
    expect(spentMs(resumed, 'a', 0)).toBe(2 * MINUTE)
    const returned = going(resumed, [next, 12 * MINUTE], [to('a'), 13 * MINUTE])
    expect(spentMs(returned, 'a', 14 * MINUTE)).toBe(5 * MINUTE)
    expect(spentMs(returned, 'b', 20 * MINUTE)).toBe(MINUTE)
    expect(pauseTimer(written, true, { by, at: 1 })).toBeNull()
  })

  test('H5: the record has planned against real time of each line that is left', () => {
    const { events } = move(going(written, [next, 0]), next, 90_400)
    expect(events[0]).toEqual({
      ...{ kind: 'script.line-ended', session: 's', by, line: { id: 'a', title: 'Dòng a' } },
      ...{ plannedSeconds: 600, spentSeconds: 90 },
    })
    const ended = endLine(going(written, [next, 0]), { by, at: MINUTE })
    expect(ended?.events).toMatchObject([{ kind: 'script.line-ended', spentSeconds: 60 }])
    expect(endLine(written, { by, at: 1 })).toBeNull()
  })

  test('H6: lines passed over, lines that come again, lines that last too long', () => {
    const skipped = { is: 'skipped', line: 'b', title: 'Dòng b' }
    const first = move(going(written, [next, 0]), to('c'), 11.9 * MINUTE)
    expect(departed(first)).toEqual([{ is: 'over', line: 'a', title: 'Dòng a', minutes: 1 }, skipped])
    expect(first.after.departures.map(({ departure }) => departure.is)).toEqual(['over', 'skipped'])
    const repeated = { is: 'repeated', line: 'a', title: 'Dòng a' }
    expect(departed(move(first.after, to('a'), 12 * MINUTE))).toEqual([repeated])
    expect(departed(move(going(written, [to('b'), 0]), { kind: 'previous' }, 1))).toEqual([])
    expect(departed(move(going(written, [next, 0]), next, 10.9 * MINUTE))).toEqual([])
    const unplanned = done(writeLines(written, [line('a', { plannedSeconds: 0 }), line('b')], { by, at: 0 }))
    expect(departed(move(going(unplanned, [next, 0]), next, 100 * MINUTE))).toEqual([])
    expect(departed(move(going(written, [to('c'), 0]), end, 1)).map(({ line }) => line)).toEqual(['d'])
  })

  test('H6: what somebody else put on air is noted once, and can not be taken back as a move', () => {
    const running = going(written, [next, 0])
    const takenBy = { program: onAir(5), programs: [] }
    const noted = noteTake(running, takenBy) ?? expect.fail()
    expect(departed(noted)).toEqual([{ is: 'take', line: 'a', title: 'Dòng a', revision: 5 }])
    expect(noted.after).toMatchObject({ program: 5, back: null, by: 'Nam' })
    expect(noteTake(noted.after, takenBy)).toBeNull()
    expect(noteTake(written, takenBy)).toBeNull()
    expect(refusalOf(() => undoMove(noted.after, 6, { by, at: 8 }))).toBe('script.nothing-to-undo')
  })

  test('H7: a take by hand in an audience’s program that the move changed ends undo; other programs do not', () => {
    const audience = (id: string, revision: number): SessionState['programs'][number] => ({
      ...{ id, name: '', audience: { kind: 'chair' }, program: onAir(revision) },
    })
    const changed = [{ program: 'c1', revision: 8, scene: onAir(7).scene }]
    const taken = { program: 1, back: { ...back, audiences: changed } }
    const { after: moved } = moveTo(written, line('a'), taken, { by, at: 1 })
    const took = (...programs: SessionState['programs']) => noteTake(moved, { program: onAir(1), programs })
    expect([took(audience('c1', 8), audience('c2', 50)), took(audience('c1', 7)), took()]).toEqual([
      ...[null, null, null],
    ])
    const { after, events } = took(audience('c2', 1), audience('c1', 9)) ?? expect.fail()
    expect(after).toEqual({ ...moved, back: null, revision: moved.revision + 1, by: 'Nam', at: 7 })
    expect([told(after).canUndo, events]).toEqual([false, []])
    expect(noteTake(after, { program: onAir(1), programs: [audience('c1', 10)] })).toBeNull()
  })

  test('H7: the move is taken back as if it had not been, once', () => {
    const running = going(written, [next, 0])
    const moved = going(running, [to('c'), MINUTE])
    expect(told(moved)).toMatchObject({ canUndo: true })
    expect(told(moved)).not.toHaveProperty('back')
    const undone = undoMove(moved, 9, { by, at: 2 * MINUTE })
    const { run, times, departures } = running
    expect(undone.after).toMatchObject({ run, times, departures, program: 9, back: null, revision: 4 })
    expect(spentMs(undone.after, 'a', 3 * MINUTE)).toBe(3 * MINUTE)
    expect(undone.events).toMatchObject([{ kind: 'script.undone', from: { id: 'c' }, to: { id: 'a' } }])
    expect(refusalOf(() => undoMove(undone.after, 10, { by, at: 1 }))).toBe('script.nothing-to-undo')
  })
})

describe('steps', () => {
  const full = (site: string) => ({ layout: 'full' as const, slots: [{ kind: 'site' as const, site }] })
  const saved: SavedScene[] = [
    { id: 'x', session: null, name: 'Một', scene: full('VN'), by, at: 0 },
    { id: 'y', session: 's', name: 'Hai', scene: full('VN-25'), by, at: 0 },
  ]
  const bound = line('a', {
    ...{ scene: 'x', audiences: [{ program: 'c1', scene: 'y' }], speakers: ['VN-25-07900'] },
  })
  const seen = { session: 's', fence: 2, program: 4, audiences: [{ program: 'c1', seen: 7 }] }

  test('H8: one step has scenes and microphones by what was seen; what a line does not name stays', () => {
    expect(stepFor(bound, seen, saved)).toEqual({
      ...{ session: 's', fence: 2, seen: 4, scene: full('VN') },
      audiences: [{ program: 'c1', seen: 7, scene: full('VN-25') }],
      microphones: { kind: 'only', sites: ['VN-25-07900'] },
    })
    const plain = stepFor(line('b'), seen, saved)
    expect(plain).toMatchObject({ scene: null, audiences: [], microphones: { kind: 'keep' } })
    expect(stepFor(line('b', { speakers: [] }), seen, saved).microphones).toEqual({ kind: 'only', sites: [] })
  })

  test('H8: what is gone is refused by the name of its line', () => {
    expect(refusalOf(() => stepFor(bound, seen, saved.slice(1)))).toBe('script.scene-gone')
    expect(refusalOf(() => stepFor(bound, seen, saved.slice(0, 1)))).toBe('script.scene-gone')
    expect(refusalOf(() => stepFor(bound, { ...seen, audiences: [] }, saved))).toBe('script.audience-gone')
  })

  test('H7: a step back has what was on air before, and only the microphones of the move', () => {
    const program = { revision: 4, scene: full('VN-19'), takenBy: by, takenAt: 0 }
    const programs = [
      { id: 'c1', name: '', audience: { kind: 'chair' as const }, program: { ...program, revision: 7 } },
    ]
    const session: Pick<SessionState, 'program' | 'programs'> = { program, programs }
    const step = stepFor(bound, seen, saved)
    const reply = { revision: 5, opened: ['VN-25-07900'], closed: ['VN-19'] }
    const known = backOf(session, step, reply) ?? expect.fail()
    const moved = moveTo(written, line('a'), { program: 5, back: known }, { by, at: 1 }).after
    expect(keptScript.parse(moved)).toEqual(moved)
    const asked = { session: 's', fence: 2, program: 5 }
    expect(stepBack(moved, asked, programs)).toEqual({
      ...{ session: 's', fence: 2, seen: 5, scene: full('VN-19') },
      audiences: [{ program: 'c1', seen: 8, scene: full('VN-19') }],
      microphones: { kind: 'change', open: ['VN-19'], close: ['VN-25-07900'] },
    })
    expect(stepBack(moved, asked, []).audiences).toEqual([])
    const unseen = { ...session, program: { ...program, revision: 3 } }
    expect(backOf(unseen, step, reply)).toBeNull()
    expect(backOf({ ...session, programs: [] }, step, reply)).toBeNull()
    expect(refusalOf(() => stepBack(written, asked, programs))).toBe('script.nothing-to-undo')
  })
})

test('H1 to H7: over any course times add up, each line has one, and a script can be stored', () => {
  const act = fc.oneof(
    fc.constantFrom<To>(next, { kind: 'previous' }, end, to('a'), to('c')),
    fc.constantFrom('pause', 'resume', 'undo', 'take'),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(act, fc.integer({ min: -5, max: 900 })), { maxLength: 40 }), (acts) => {
      let script = written
      let at = 1000
      for (const [asked, seconds] of acts) {
        at += seconds * 1000
        const stamp = { by, at: Math.max(0, at) }
        const before = script
        try {
          if (asked === 'undo') script = undoMove(script, script.program + 1, stamp).after
          else if (asked === 'take')
            script = noteTake(script, { program: onAir(script.program + 1), programs: [] })?.after ?? script
          else if (asked === 'pause' || asked === 'resume')
            script = pauseTimer(script, asked === 'pause', stamp)?.after ?? script
          else script = move(script, asked, stamp.at).after
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
        expect(script.revision - before.revision).toBe(script === before ? 0 : 1)
        expect(new Set(script.times.map(({ line: id }) => id)).size).toBe(script.times.length)
        if (asked !== 'undo')
          for (const { line: id } of script.times)
            expect(spentMs(script, id, stamp.at)).toBeGreaterThanOrEqual(
              before.times.find((time) => time.line === id)?.spentMs ?? 0,
            )
        const running = script.times.filter(({ ended }) => ended === null)
        expect(running.length).toBe(script.run.is === 'running' || script.run.is === 'paused' ? 1 : 0)
        expect(keptScript.parse(script)).toEqual(script)
      }
    }),
  )
})
