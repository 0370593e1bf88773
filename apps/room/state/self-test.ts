import { type Connection, createLive, type Live, refusalOf } from '#browser/live-state'
import type { SiteMedia } from '#browser/media-client'
import type { AbortWhy, Run } from '#browser/self-test'
import type { ErrorBody } from '#contract'
import type { Verdict } from '#contract/readiness'
import type { RoomNotices, RoomRequests } from '#contract/room'
import type { Timer } from '#foundation/time'
import type { Facts } from './facts.ts'
import type { Greeting } from './greeting.ts'
import { noAnswers, type TestAnswers } from './test-answers.ts'
import { startTest, type TestRun, type TestSurroundings } from './test-run.ts'
import { isNeeded, type Occasion, occasionOf } from './test-start.ts'

/** The test of this page as it is shown. */
export type SelfTestState =
  | { kind: 'none' }
  | { kind: 'beginning'; occasion: Occasion }
  | {
      kind: 'running'
      occasion: Occasion
      /** Somebody is asked to speak and to answer. */
      asksPerson: boolean
      run: Extract<Run, { kind: 'running' }>
      answers: TestAnswers
    }
  | { kind: 'judging'; occasion: Occasion }
  | { kind: 'done'; occasion: Occasion; verdict: Verdict }
  | { kind: 'stopped'; why: AbortWhy }
  /** `error`: null, the node could not be asked. */
  | { kind: 'failed'; error: ErrorBody | null }

/** Runs the tests of this page, one at a time. One owner; `close()` gives up the one that runs and is idempotent. */
export interface SelfTest {
  readonly state: Live<SelfTestState>
  /** The picture that comes back now, to be shown to the person. */
  readonly shown: Live<MediaStreamTrack | null>
  /** The person wants one. */
  start(): void
  stop(): void
  answer(answers: Partial<TestAnswers>): void
  /** The result was read. */
  putAside(): void
  /** The page takes part from now on. `again`: it had the seat before. */
  enter(again: boolean): void
  close(): void
}

const CONSIDER_EVERY_MS = 15_000
/** The meeting's own media come first. */
const SETTLE_MS = 3000
/** A result that nobody asked for on this page goes by itself. */
const PUT_ASIDE_MS = 120_000

export function createSelfTest(
  options: Omit<TestSurroundings, 'site' | 'ask' | 'media'> & {
    connection: Pick<Connection<RoomRequests, RoomNotices, Greeting>, 'request' | 'state'>
    media: Pick<SiteMedia, 'publishTest' | 'whenTrack' | 'connections' | 'state'>
    facts: Live<Facts>
    site(): string | null
    /** Sound of the conference is being played. */
    isPlaying(): boolean
    onError(error: unknown): void
  },
): SelfTest {
  const { connection, media, facts, clock, now, onError } = options
  const state = createLive<SelfTestState>({ kind: 'none' })
  const shown = createLive<MediaStreamTrack | null>(null)
  let current: TestRun | undefined
  let entered = false
  let rejoined = false
  let isSettled = false
  let settling: Timer | undefined
  let takenOrder: string | null = null
  let touchedMs = now()
  let testedMs = now()
  /** It plays, asks, or takes much of the line: the test that runs began while the session did not need the site. */
  let makesWay = false
  let closed = false

  const isBusy = () => ['beginning', 'running', 'judging'].includes(state.get().kind)
  const needed = () => isNeeded(facts.get())

  const consider = () => {
    const { tests } = facts.get()
    if (closed || !entered || isBusy() || !tests || !isSettled) return
    if (media.state.get().kind !== 'open' || connection.state.get().kind !== 'open') return
    const order = tests.order?.order === takenOrder ? null : tests.order
    const occasion = occasionOf({
      ...{ order, verdict: tests.verdict, rejoined, isNeeded: needed() },
      idleMs: now() - touchedMs,
      untestedMs: now() - testedMs,
    })
    rejoined = false
    if (occasion) void begin(occasion)
  }

  async function begin(occasion: Occasion): Promise<void> {
    const site = options.site()
    if (closed || isBusy() || site === null) return
    state.set({ kind: 'beginning', occasion })
    takenOrder = occasion.order ?? takenOrder
    rejoined = false
    testedMs = now()
    let test: string | null = null
    try {
      const begun = await connection.request('test.begin', occasion)
      test = begun.test
      makesWay = !(begun.quiet || needed())
      const isLoud = makesWay && (occasion.asked === 'site' || !options.isPlaying())
      const ask = connection.request
      const run = await startTest(begun, occasion, !isLoud, { ...options, site, ask, media })
      if (closed) run.close()
      const measured = await follow(run, occasion)
      if (closed) return
      if (!measured) {
        const ended = run.state.get()
        const why = ended.kind === 'aborted' ? ended.why : 'closed'
        state.set({ kind: 'stopped', why })
        await connection.request('test.abort', { test, why })
        return
      }
      state.set({ kind: 'judging', occasion })
      await connection.request('test.loop', { test, tier: null })
      const { verdict } = await connection.request('test.end', { test, measured })
      show({ kind: 'done', occasion, verdict })
    } catch (error) {
      onError(error)
      if (closed) return
      state.set(
        occasion.asked === 'site' ? { kind: 'failed', error: refusalOf(error) ?? null } : { kind: 'none' },
      )
      if (test !== null) void connection.request('test.abort', { test, why: 'closed' }).catch(() => {})
    } finally {
      testedMs = now()
      // What the node has ordered meanwhile lapses soon.
      consider()
    }
  }

  /** Shows a test while it runs. */
  const follow = async (run: TestRun, occasion: Occasion) => {
    current = run
    const tell = () => {
      const now = run.state.get()
      if (now.kind !== 'running' || current !== run) return
      state.set({
        kind: 'running',
        occasion,
        asksPerson: run.asksPerson,
        run: now,
        answers: run.answers.get(),
      })
    }
    const stops = [
      run.state.subscribe(tell),
      run.answers.subscribe(tell),
      run.shown.subscribe((track) => shown.set(track)),
    ]
    tell()
    try {
      return await run.measured
    } finally {
      for (const stop of stops) stop()
      shown.set(null)
      if (current === run) current = undefined
    }
  }

  const show = (done: Extract<SelfTestState, { kind: 'done' }>) => {
    const { form, asked } = done.occasion
    // Nobody waits for the result of a test that nobody saw: the mark of the page has it.
    if (form === 'short' || asked === 'unattended') return state.set({ kind: 'none' })
    state.set(done)
    if (asked !== 'site')
      clock.setTimeout(() => {
        if (state.get() === done) state.set({ kind: 'none' })
      }, PUT_ASIDE_MS)
  }

  const touched = () => {
    touchedMs = now()
  }
  const seen = () => current?.setVisible(!document.hidden)
  const touches = ['pointerdown', 'keydown'] as const
  for (const each of touches) window.addEventListener(each, touched)
  document.addEventListener('visibilitychange', seen)
  const stops = [
    facts.subscribe(() => {
      if (current && makesWay && needed()) current.abort('session')
      consider()
    }),
    media.state.subscribe(({ kind }) => {
      if (kind !== 'open') return
      if (isSettled) return consider()
      settling ??= clock.setTimeout(() => {
        isSettled = true
        consider()
      }, SETTLE_MS)
    }),
    connection.state.subscribe(consider),
  ]
  const timer = clock.setInterval(consider, CONSIDER_EVERY_MS)

  return {
    ...{ state, shown },
    start: () => void begin({ form: 'full', asked: 'site', order: null }),
    stop: () => current?.abort('person'),
    answer: (answers) => current?.answers.update((before) => ({ ...noAnswers, ...before, ...answers })),
    putAside() {
      if (!isBusy()) state.set({ kind: 'none' })
    },
    enter(again) {
      entered = true
      rejoined = again
    },
    close() {
      closed = true
      timer.cancel()
      settling?.cancel()
      for (const stop of stops) stop()
      for (const each of touches) window.removeEventListener(each, touched)
      document.removeEventListener('visibilitychange', seen)
      current?.close()
      state.set({ kind: 'none' })
    },
  }
}
