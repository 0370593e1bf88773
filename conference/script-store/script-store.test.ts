import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { moveTo, noteTake, pauseTimer, writeLines } from '#conference/script'
import { Refusal } from '#contract'
import { eventBody } from '#contract/events'
import { type ScriptLine, scriptStanding } from '#contract/script'
import { silentLog } from '#foundation/log'
import { createTestRecord, onEachStore } from '#foundation/store/testing/suites'
import { openScripts, type Scripts, scriptMigrations } from './index.ts'
import { scriptsTable } from './script-table.ts'

const line = (id: string): ScriptLine => ({
  ...{ id, title: `Dòng ${id}`, who: '', scene: null, audiences: [], speakers: null },
  ...{ plannedSeconds: 600, note: 'mở hết đèn' },
})
const [first, second] = [line('a'), line('b')]
const stamp = (at: number) => ({ by: 'Hà', at })
const scene = { layout: 'full', slots: [{ kind: 'empty' }] } as const
const program = { revision: 9, scene: { ...scene, slots: [...scene.slots] }, takenBy: 'Nam', takenAt: 3 }
const back = { scene: { ...scene, slots: [...scene.slots] }, audiences: [], opened: ['VN'], closed: [] }

onEachStore('on', scriptMigrations, (store) => {
  const record = createTestRecord(eventBody)
  beforeEach(async () => {
    await store.db.delete(scriptsTable)
  })
  const open = () =>
    openScripts({
      ...{ store, log: silentLog },
      record: (bodies, also) => record.write(store, bodies, also),
    })
  const write = (scripts: Scripts, session = 's') =>
    scripts.change(session, (now) => writeLines(now, [first, second], stamp(1)))
  const moved = (scripts: Scripts, to: ScriptLine, at: number) =>
    scripts.change('s', (now) => moveTo(now, to, { program: at, back }, stamp(at)))

  test('H11, H13: a change is there after a restart, with what takes it back; one that failed is not', async () => {
    const scripts = await open()
    let told = 0
    scripts.onChange(() => told++)
    await write(scripts)
    await moved(scripts, first, 2)
    record.isFailing = true
    await expect(moved(scripts, second, 3)).rejects.toThrow('full')
    await expect(
      scripts.change('s', () => Promise.reject(new Refusal('script.no-further'))),
    ).rejects.toThrow()
    record.isFailing = false
    expect(scripts.of('s')?.run).toEqual({ is: 'running', line: 'a', since: 2 })
    expect(told).toBe(2)
    const again = await open()
    expect(again.of('s')).toEqual(scripts.of('s'))
    expect(again.of('s')?.back).toMatchObject(back)
    expect(again.all()).toMatchObject([{ session: 's', revision: 2, run: { line: 'a' }, canUndo: true }])
    expect(record.events.map(({ kind }) => kind)).toEqual(['script.written', 'script.moved'])
  })

  test('H11: what is told has no lines, and says since when lines and departures are the same', async () => {
    const scripts = await open()
    const told = () => scripts.all().map(({ revision, content }) => [revision, content])
    await write(scripts)
    await moved(scripts, first, 2)
    await scripts.change('s', (now) => pauseTimer(now, true, stamp(3)))
    expect(told()).toEqual([[3, 1]])
    expect(scripts.all()[0]).not.toHaveProperty('lines')
    expect(scripts.all().map((each) => scriptStanding.parse(each))).toEqual(scripts.all())
    await scripts.change('s', (now) => noteTake(now, { program, programs: [] }))
    expect(told()).toEqual([[4, 4]])
    await scripts.change('s', (now) => writeLines(now, [first], stamp(4)))
    await scripts.change('s', (now) => pauseTimer(now, false, stamp(5)))
    expect(told()).toEqual([[6, 5]])
    expect((await open()).all()).toMatchObject([{ revision: 6, content: 6 }])
  })

  test('H10: changes of one script come one after another, others do not wait', async () => {
    const scripts = await open()
    let release = () => {}
    const held = scripts.change('s', async (now) => {
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return writeLines(now, [first], stamp(1))
    })
    const behind = moved(scripts, first, 2)
    await write(scripts, 'other')
    expect(scripts.of('s')).toBeNull()
    release()
    await Promise.all([held, behind])
    expect(scripts.of('s')).toMatchObject({ revision: 2, run: { line: 'a' } })
    expect(scripts.all().map(({ session }) => session)).toEqual(['other', 's'])
    const unchanged = scripts.all().find(({ session }) => session === 'other')
    await scripts.change('s', (now) => noteTake(now, { program, programs: [] }))
    expect(scripts.all().find(({ session }) => session === 'other')).toBe(unchanged)
  })

  test('H12: a session that is over takes its script with it, and the record has the last line once', async () => {
    const scripts = await open()
    await write(scripts)
    await write(scripts, 'other')
    await moved(scripts, first, 0)
    await Promise.all([scripts.end('s', stamp(60_000)), scripts.end('s', stamp(60_001))])
    await scripts.end('other', stamp(1))
    expect(record.events.filter(({ kind }) => kind === 'script.line-ended')).toMatchObject([
      { spentSeconds: 60 },
    ])
    expect([scripts.all(), (await open()).all()]).toEqual([[], []])
    expect((await write(scripts)).revision).toBe(1)
  })

  test('H13: what can not be read is left out and stays stored', async () => {
    await write(await open())
    await store.db.execute(sql`update session_scripts set script = '{"lines":1}'`)
    expect((await open()).all()).toEqual([])
    expect(await store.db.select().from(scriptsTable)).toHaveLength(1)
  })
})
