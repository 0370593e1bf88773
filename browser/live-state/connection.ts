import {
  type BodyOf,
  describeError,
  type ErrorBody,
  type NoticeOf,
  type NoticeTable,
  type OperationTable,
  type ReplyOf,
  serverFrame,
} from '#contract'
import type { Clock, Timer } from '#foundation/time'
import { backOffMs, isPassing } from './back-off.ts'
import { createCalls } from './calls.ts'
import { RequestFailed } from './errors.ts'
import { createLive, type Live } from './live.ts'
import { browserSocket, type LiveSocket, type SocketFactory } from './socket.ts'
import type { ConnectionState, Outage } from './state.ts'
import { browserWakeUps, type WakeUps } from './wake-ups.ts'

const SILENCE_MS = 5000
const DEADLINE_MS = 8000
/** A connection that lived this long starts the back-off anew when it is lost. */
const STEADY_MS = 3000

export type Ask<R extends OperationTable> = <Op extends keyof R & string>(
  op: Op,
  body: BodyOf<R, Op>,
  options?: { deadlineMs?: number },
) => Promise<ReplyOf<R, Op>>

export interface ConnectionOptions<R extends OperationTable, N extends NoticeTable, Greeting> {
  url: string
  /** What may be asked; every reply is parsed by its schema. */
  requests: R
  /** What the node tells; every body is parsed by its schema. */
  notices: N
  clock: Clock
  /** 0 to 1, for the jitter of the back-off. */
  random: () => number
  /** The first request on each new socket. When it is refused the connection is `refused` (or waits, if that passes). */
  greet(ask: Ask<R>): Promise<Greeting>
  openSocket?: SocketFactory
  /** Moments at which a new attempt is worth making at once. */
  wakeUps?: WakeUps
  /** Frames that the contract does not allow are dropped and told here. */
  onMalformed?(reason: string): void
}

/**
 * A connection that keeps itself: it reconnects with a back-off until it is refused or closed. Requests made
 * while it is away fail at once (`disconnected`); what must survive is asked for again when `state` is open.
 * One owner; `close()` is idempotent.
 */
export interface Connection<R extends OperationTable, N extends NoticeTable, Greeting> {
  readonly state: Live<ConnectionState<Greeting>>
  readonly request: Ask<R>
  /** Sends without waiting for an answer; false while the connection is away. */
  notify(op: string, body: unknown): boolean
  onNotice<Op extends keyof N & string>(op: Op, listener: (body: NoticeOf<N, Op>) => void): () => void
  /** Tries again now: from `waiting` and from `refused`. */
  retryNow(): void
  /**
   * Takes a refusal that came otherwise than by the greeting: `refused` if a person has to act (a seat taken over,
   * a link revoked), `waiting` if it passes by itself.
   */
  refuse(error: ErrorBody): void
  close(): void
}

export function createConnection<R extends OperationTable, N extends NoticeTable, Greeting>(
  options: ConnectionOptions<R, N, Greeting>,
): Connection<R, N, Greeting> {
  const { clock, requests, notices } = options
  const openSocket = options.openSocket ?? browserSocket
  const state = createLive<ConnectionState<Greeting>>({ kind: 'connecting', attempt: 0 })
  const calls = createCalls(clock)
  const listeners = new Map<string, Set<(body: never) => void>>()
  let socket: LiveSocket | undefined
  let ready = false
  let retry: Timer | undefined
  let heardAt = 0
  let attempt = 0

  const malformed = (reason: string) => options.onMalformed?.(reason)

  const request: Ask<R> = async (op, body, { deadlineMs = DEADLINE_MS } = {}) => {
    if (!socket || !ready) throw new RequestFailed(op, { kind: 'disconnected' })
    const { id, reply } = calls.start(op, deadlineMs)
    socket.send(JSON.stringify({ type: 'request', id, op, body }))
    const parsed = requests[op]?.reply.safeParse(await reply)
    if (!parsed?.success) {
      throw new RequestFailed(op, { kind: 'malformed', reason: parsed?.error.message ?? 'unknown operation' })
    }
    return parsed.data as ReplyOf<R, typeof op>
  }

  const hear = (text: string) => {
    heardAt = clock.now()
    const frame = serverFrame.safeParse(parseJson(text))
    if (!frame.success) return malformed(frame.error.message)
    if (frame.data.type === 'reply') {
      calls.answered(frame.data.id, frame.data)
      return
    }
    const { op, body } = frame.data
    const parsed = notices[op]?.safeParse(body)
    if (!parsed?.success) return malformed(`${op}: ${parsed?.error.message ?? 'unknown notice'}`)
    for (const listener of listeners.get(op) ?? []) listener(parsed.data as never)
  }

  /** Drops the socket; its late events are ignored because `socket` is no longer it. */
  const drop = () => {
    const dropped = socket
    socket = undefined
    ready = false
    retry?.cancel()
    calls.failAll({ kind: 'disconnected' })
    dropped?.close()
  }

  const wait = (reason: Outage) => {
    const before = state.get()
    if (before.kind === 'closed' || before.kind === 'refused') return
    drop()
    if (before.kind === 'open' && clock.now() - before.since >= STEADY_MS) attempt = 0
    attempt += 1
    const ms = backOffMs(attempt, options.random())
    state.set({ kind: 'waiting', until: clock.now() + ms, attempt, reason })
    retry = clock.setTimeout(connect, ms)
  }

  const refuse = (error: ErrorBody) => {
    if (state.get().kind === 'closed') return
    if (isPassing(error.code)) return wait({ kind: 'error', error })
    drop()
    state.set({ kind: 'refused', error })
  }

  const greet = async (mine: LiveSocket) => {
    try {
      const greeting = await options.greet(request)
      if (socket === mine) state.set({ kind: 'open', greeting, since: clock.now() })
    } catch (error) {
      if (socket !== mine) return
      if (!(error instanceof RequestFailed)) throw error
      const { failure } = error
      if (failure.kind === 'refused') refuse(failure.error)
      else if (failure.kind === 'malformed') {
        refuse(describeError('message.malformed', { reason: error.op }))
      } else wait({ kind: 'silent' })
    }
  }

  function connect() {
    drop()
    heardAt = clock.now()
    state.set({ kind: 'connecting', attempt })
    const mine: LiveSocket = openSocket(options.url, {
      opened: () => {
        if (socket !== mine) return
        ready = true
        void greet(mine)
      },
      message: (text) => {
        if (socket === mine) hear(text)
      },
      closed: (code) => {
        if (socket === mine) wait(ready ? { kind: 'closed', code } : { kind: 'unreachable' })
      },
    })
    socket = mine
  }

  const retryNow = () => {
    const { kind } = state.get()
    if (kind !== 'waiting' && kind !== 'refused') return
    attempt = 0
    connect()
  }

  const watch = clock.setInterval(() => {
    if (socket && clock.now() - heardAt > SILENCE_MS) wait({ kind: ready ? 'silent' : 'unreachable' })
  }, 500)
  const stopWakeUps = (options.wakeUps ?? browserWakeUps)(() => {
    if (state.get().kind === 'waiting') retryNow()
  })

  connect()

  return {
    state,
    request,
    notify(op, body) {
      if (!socket || !ready) return false
      socket.send(JSON.stringify({ type: 'notice', op, body }))
      return true
    },
    onNotice(op, listener) {
      const set = listeners.get(op) ?? new Set()
      listeners.set(op, set.add(listener))
      return () => set.delete(listener)
    },
    retryNow,
    refuse,
    close() {
      if (state.get().kind === 'closed') return
      watch.cancel()
      stopWakeUps()
      drop()
      state.set({ kind: 'closed' })
      listeners.clear()
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
