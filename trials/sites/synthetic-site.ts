import type { SiteId, SourceKey } from '#contract'
import type { PageMeasured, TestOrder } from '#contract/readiness'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'
import type { SiteMedia } from '#trials/media'
import { sharedPacer } from './pace/pacer.ts'
import { type Attendance, attend } from './room/attendance.ts'
import { createMediaSeat } from './room/media-seat.ts'
import { backOffMs, finalError, type SiteState } from './room/state.ts'
import { type SiteStats, statsOf } from './room/stats.ts'
import { createWallStills } from './room/wall-stills.ts'
import type { TestMade, TestWish } from './self-test/run.ts'
import type { TestCodes } from './self-test/sender.ts'
import { RequestRefused } from './wire/answers.ts'
import { putStill, type SignedIn, SignInRefused, signIn } from './wire/sign-in.ts'

export interface SyntheticSiteOptions {
  /** The personal link, as a browser would open it. */
  link: string
  /** What it sends; null: nothing. */
  media: SiteMedia | null
  /** JPEGs that it puts on the wall; left out: those of its media. */
  stills?: readonly Buffer[]
  /** Whether it takes what it is fed, and says what it shows. */
  receive: boolean
  /** How it makes the tests that its node asks for; left out: it makes none. */
  tests?: TestManner
  log: Log
  clock: Clock
  /** For nodes that made their own certificate. */
  acceptSelfSigned?: boolean
  /** From 0 up to 1; spreads SSRCs and returns. */
  random?: () => number
  /** The first key frame of a feed (of a microphone: the first packet) arrived, at this moment of the clock. */
  onFeed?: (source: SourceKey, at: number) => void
}

export interface TestManner {
  /** Milliseconds that each tier is looked at once something has come back, and that are waited for that. */
  lookMs?: number
  patienceMs?: number
  /** Left out: those of the test. */
  codes?: TestCodes
  /** What its picture takes at most, kbit/s; left out: what the node allows. */
  mostKbps?: number
  /** Makes a fault of what was measured. */
  alter?: (measured: PageMeasured) => PageMeasured
}

/** A meeting room without people: keeps its seat at its node until it is closed. */
export interface SyntheticSite {
  /** Null until it has signed in once. */
  readonly site: SiteId | null
  state(): SiteState
  stats(): SiteStats
  /** Resolves when it is seated with its media joined (again); rejects when it has ended. */
  ready(): Promise<void>
  /** When the first key frame of `source` at or after `since` arrived (of a microphone: a packet), on the clock. */
  firstKeyFrameAfter(source: SourceKey, since: number): Promise<number>
  /** Makes a test of itself. Rejects while it is not seated, and as the node refuses it. */
  test(wish?: Partial<TestWish>): Promise<TestMade>
  /** Leaves the room and stops. Idempotent. */
  close(): Promise<void>
}

/** Starts at once and never throws: a node that is away is tried again with back-off. */
export function startSyntheticSite(options: SyntheticSiteOptions): SyntheticSite {
  const { media, receive, clock, log, acceptSelfSigned = false, random = Math.random, onFeed } = options
  const link = new URL(options.link)
  let state: SiteState = { is: 'connecting' }
  let signedIn: SignedIn | undefined
  let seat: string | undefined
  let stay: Attendance | undefined
  let connects = 0
  let attempt = 0
  let pause: { timer: Timer; wake: () => void } | undefined
  const readies = new Set<{ resolve: () => void; reject: (error: Error) => void }>()

  const mediaSeat = createMediaSeat({
    media,
    receive,
    tests: options.tests !== undefined,
    clock,
    firstSsrc: 0x1000_0000 + Math.floor(random() * 0x6000_0000),
    onFirst(source, at) {
      stay?.pictureCame()
      onFeed?.(source, at)
    },
  })
  const stills = createWallStills({
    stills: options.stills ?? media?.stills ?? [],
    log,
    put: async (jpeg) => {
      if (signedIn) await putStill(signedIn, jpeg, acceptSelfSigned)
    },
  })
  const stopPacing = sharedPacer(clock).add((now) => {
    mediaSeat.tick(now)
    if (!stay) return
    stay.tick(now)
    stills.tick(now)
  })

  const enter = (next: SiteState) => {
    if (state.is === 'ended') return
    state = next
    if (next.is === 'ended') {
      for (const each of readies) each.reject(new Error(next.error?.message.en ?? 'closed'))
      readies.clear()
    }
    if (next.is !== 'seated' || next.media !== 'joined') return
    for (const each of readies) each.resolve()
    readies.clear()
  }
  const ended = () => state.is === 'ended'

  const test = async (wish: Partial<TestWish> = {}) => {
    if (!stay) throw new Error('not seated')
    const {
      lookMs = 3_000,
      patienceMs = 5_000,
      codes = 'own',
      mostKbps = Number.POSITIVE_INFINITY,
      alter = (measured: PageMeasured) => measured,
    } = options.tests ?? {}
    return stay.test(
      { form: 'full', asked: 'site', order: null, ...wish },
      { lookMs, patienceMs, codes, mostKbps, alter },
    )
  }
  /** The node's order, until it can be followed: it may come before the seat is known here, or its media joined. */
  let wanted: TestOrder | undefined
  const follow = () => {
    if (!options.tests || !wanted || !stay || !mediaSeat.joined) return
    const { order, form, asked } = wanted
    wanted = undefined
    test({ order, form, asked }).catch((error) => log.info('test not made', { site: signedIn?.site, error }))
  }
  const attendOnce = async () => {
    connects++
    signedIn ??= await signIn(link, acceptSelfSigned)
    stay = await attend({
      ...{ signedIn, acceptSelfSigned, resume: seat, media, receive, mediaSeat, clock, log },
      onSeated(taken, joined) {
        seat = taken
        if (joined === 'joined') attempt = 0
        enter({ is: 'seated', seat, media: joined })
        follow()
      },
      onOrder(order) {
        wanted = order
        follow()
      },
    })
    log.info('seated', { site: stay.site })
    if (ended()) stay.close()
    follow()
    const { reason, lost } = await stay.ended
    stay = undefined
    wanted = undefined
    if (lost) return finish({ is: 'ended', error: lost })
    throw new Error(reason)
  }
  const finish = (last: SiteState) => {
    enter(last)
    stopPacing()
    mediaSeat.close()
  }
  const failed = (error: unknown) => {
    if (error instanceof RequestRefused && error.error.code === 'auth.required') signedIn = undefined
    const last = finalError(error)
    if (last) return finish({ is: 'ended', error: last })
    const reason = error instanceof Error ? error.message : String(error)
    const tooMany = error instanceof SignInRefused && error.trouble === 'too-many'
    const wait = tooMany ? 5_000 + random() * 10_000 : backOffMs(attempt++, random())
    enter({ is: 'waiting', reason, tryAt: clock.now() + wait })
    log.info('waiting to return', { site: signedIn?.site, reason, waitMs: Math.round(wait) })
    return new Promise<void>((wake) => {
      pause = { wake, timer: clock.setTimeout(wake, wait) }
    })
  }
  const run = async () => {
    while (!ended()) await attendOnce().catch(failed)
  }
  const running = run()

  return {
    get site() {
      return signedIn?.site ?? null
    },
    state: () => state,
    stats: () => statsOf({ mediaSeat, stills: stills.sent, connects }),
    async ready() {
      if (state.is === 'seated' && state.media === 'joined') return
      if (state.is === 'ended') throw new Error(state.error?.message.en ?? 'closed')
      await new Promise<void>((resolve, reject) => readies.add({ resolve, reject }))
    },
    test,
    firstKeyFrameAfter: (source, since) => mediaSeat.arrivals.firstKeyFrameAfter(source, since),
    async close() {
      if (!ended()) {
        const leaving = stay
        finish({ is: 'ended', error: null })
        await leaving?.leave().catch(() => {})
        leaving?.close()
        pause?.timer.cancel()
        pause?.wake()
      }
      await running
    },
  }
}
