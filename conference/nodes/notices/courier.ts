import type { NoticeSender } from '#conference/notice-senders'
import type { Outbox } from '#conference/notice-store'
import { afterAttempt, restAfter } from '#conference/notices'
import type { ChannelState } from '#contract/console'
import type { Notice, NoticeState } from '#contract/notices'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'

/** Brings the waiting notices of one channel to its sender, one at a time (N162). Owned by the side of notices. */
export interface Courier {
  /** There may be something to send. */
  trigger(): void
  state(): ChannelState
  /** Begins no other attempt; waits a little for the one that is under way. Idempotent. */
  close(): Promise<void>
}

export interface CourierOptions {
  outbox: Pick<Outbox, 'waiting' | 'waitsUntil' | 'note'>
  sender: NoticeSender
  perMinute: number
  clock: Clock
  log: Log
}

const MINUTE_MS = 60_000
/** Among so many one can be read. */
const LOOKED_AT = 10
/** A timer can not be set for longer than some weeks; looked at again by then. */
const LONGEST_WAIT_MS = 30 * MINUTE_MS
/** When the store did not answer. */
const STORE_REST_MS = 5000
/** The end of the process waits so long for an answer. What is answered later is sent again, as the same. */
const PARTING_MS = 3000

export function createCourier({ outbox, sender, perMinute, clock, log }: CourierOptions): Courier {
  const { channel } = sender
  const paceMs = MINUTE_MS / perMinute
  /** What was answered and is not stored yet: before that nothing else is sent (N163). */
  const unstored = new Map<string, NoticeState>()
  let failures = 0
  let resting: Extract<ChannelState, { is: 'resting' }> | null = null
  let timer: Timer | undefined
  let running: Promise<void> | null = null
  let isAsked = false
  let isClosed = false
  let goesAt = 0

  const wait = (ms: number) => {
    clock.clearTimeout(timer)
    if (isClosed) return
    const waitMs = Math.max(0, Math.min(ms, LONGEST_WAIT_MS))
    goesAt = clock.now() + waitMs
    timer = clock.setTimeout(go, waitMs)
  }
  const restsNow = () => (resting !== null && clock.now() < resting.until ? resting : null)
  const store = async () => {
    for (const [id, state] of unstored) {
      await outbox.note(id, state)
      unstored.delete(id)
    }
  }
  const stateAfterOne = async (notice: Notice): Promise<{ state: NoticeState; rest: number }> => {
    const { until, state: before } = notice
    if (clock.now() >= until) return { state: { is: 'lapsed', at: clock.now(), why: 'over' }, rest: 0 }
    const outcome = await sender.send(notice)
    const attempts = before.is === 'waiting' ? before.attempts : 0
    const state = afterAttempt({ attempts, until }, outcome, clock.now())
    if (outcome.is === 'taken' || !outcome.channel) {
      failures = 0
      resting = null
      return { state, rest: paceMs }
    }
    failures++
    const rest = restAfter(failures)
    const { fault, detail } = outcome
    // Neither who was to be told nor what: a server's line may name them.
    const said = figureOf(detail)
    log.warn('notices can not be sent, trying again later', { channel, fault, said, restMs: rest })
    resting = { channel, is: 'resting', until: clock.now() + rest, fault, detail }
    return { state, rest }
  }
  /** One step; gives how long to wait for the next one. */
  const step = async (): Promise<number> => {
    await store()
    // Each is read when its turn comes: one before whose place another took in the meantime is not sent.
    const [notice] = await outbox.waiting(channel, LOOKED_AT)
    if (isClosed) return 0
    if (!notice) {
      const next = await outbox.waitsUntil(channel)
      if (next === null) return LONGEST_WAIT_MS
      // What waits and can't be read is not looked for again and again.
      return next > clock.now() ? next - clock.now() : MINUTE_MS
    }
    const after = await stateAfterOne(notice)
    unstored.set(notice.id, after.state)
    await store()
    return after.rest
  }
  const go = () => {
    if (running || isClosed) return
    isAsked = false
    running = step()
      .catch((error) => {
        log.error('notices not read or stored', { channel, error })
        return STORE_REST_MS
      })
      .then((ms) => {
        running = null
        wait(isAsked && !restsNow() ? Math.min(ms, paceMs) : ms)
      })
  }
  wait(0)

  return {
    trigger() {
      isAsked = true
      // A time that has passed and did not come: the clock was set ahead.
      const isFarOff = goesAt > clock.now() + paceMs || goesAt < clock.now()
      if (!running && !restsNow() && isFarOff) wait(paceMs)
    },
    state: () => restsNow() ?? { channel, is: 'working' },
    async close() {
      if (isClosed) return
      isClosed = true
      clock.clearTimeout(timer)
      if (!running) return
      let parting: Timer | undefined
      const late = new Promise<void>((resolve) => {
        parting = clock.setTimeout(resolve, PARTING_MS)
      })
      await Promise.race([running, late])
      clock.clearTimeout(parting)
    },
  }
}

/** `421`, `HTTP 503` or `ECONNREFUSED`, without what is said after it. */
const figureOf = (detail: string): string => /^((HTTP )?\d{3}\b|[A-Z][A-Z\d_]+$)/.exec(detail)?.[0] ?? ''
