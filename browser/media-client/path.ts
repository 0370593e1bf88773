import type { types } from 'mediasoup-client'
import { type Ask, createLive, type Live, refusalOf } from '#browser/live-state'
import type { RoomRequests } from '#contract/room'
import type { Clock, Timer } from '#foundation/time'
import { fromDtlsParameters } from './translate.ts'

const FIRST_RESTART_MS = 1000
const NEXT_RESTART_MS = 3000

export type Direction = 'send' | 'receive'
export type PathState = types.ConnectionState

/**
 * One transport and its way through the network: connects on first use and restarts ICE when the way is
 * interrupted (after 1 s, then every 3 s). The owner closes it.
 */
export interface Path {
  readonly transport: types.Transport
  readonly state: Live<PathState>
  /** The node can be asked again: restarts at once if the way is interrupted. */
  reachable(): void
  close(): void
}

export function createPath(options: {
  transport: types.Transport
  direction: Direction
  ask: Ask<RoomRequests>
  clock: Clock
  /** The node knows this transport no more; media has to be opened anew. */
  onGone(): void
}): Path {
  const { transport, direction, ask, clock } = options
  const state = createLive<PathState>(transport.connectionState)
  let timer: Timer | undefined
  let restarting = false

  const interrupted = () => ['disconnected', 'failed'].includes(state.get())
  const plan = (ms: number) => {
    timer?.cancel()
    timer = clock.setTimeout(() => void restart(), ms)
  }

  const restart = async () => {
    timer?.cancel()
    if (!interrupted() || restarting || transport.closed) return
    restarting = true
    try {
      const { iceParameters } = await ask('media.restart-ice', { direction })
      await transport.restartIce({ iceParameters })
    } catch (error) {
      if (refusalOf(error)) return options.onGone()
    } finally {
      restarting = false
    }
    if (!transport.closed) plan(NEXT_RESTART_MS)
  }

  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    ask('media.connect', { direction, dtlsParameters: fromDtlsParameters(dtlsParameters) }).then(done, failed)
  })
  transport.on('connectionstatechange', (next) => {
    state.set(next)
    if (next === 'disconnected') plan(FIRST_RESTART_MS)
    else if (next === 'failed') plan(0)
    else timer?.cancel()
  })

  return {
    transport,
    state,
    reachable: () => void restart(),
    close() {
      timer?.cancel()
      transport.close()
    },
  }
}
