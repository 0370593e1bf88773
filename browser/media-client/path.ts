import type { types } from 'mediasoup-client'
import { createLive, type Live, refusalOf } from '#browser/live-state'
import type { DtlsParametersMessage, TransportParameters } from '#contract'
import type { Clock, Timer } from '#foundation/time'
import { fromDtlsParameters } from './translate.ts'

const FIRST_RESTART_MS = 1000
const NEXT_RESTART_MS = 3000

/** What a transport has to say to the node. */
export interface PathSignals {
  connect(dtlsParameters: DtlsParametersMessage): Promise<unknown>
  restartIce(): Promise<Pick<TransportParameters, 'iceParameters'>>
}
export type PathState = types.ConnectionState

/**
 * One transport and its way through the network: connects on first use and restarts ICE when the way is
 * interrupted (after 1 s, then every 3 s). The owner closes it.
 */
export interface Path {
  readonly transport: types.Transport
  readonly state: Live<PathState>
  /** Calls back after each restart of ICE: a negotiation, which may set back what senders were told. */
  onRestarted(listener: () => void): void
  /**
   * Resolves when all that was asked of the transport so far is negotiated: what is closed goes by a negotiation of
   * which the library tells nobody. Never rejects.
   */
  negotiated(): Promise<void>
  /** The node can be asked again: restarts at once if the way is interrupted. */
  reachable(): void
  close(): void
}

export function createPath(options: {
  transport: types.Transport
  signals: PathSignals
  clock: Clock
  /** The node knows this transport no more; media has to be opened anew. */
  onGone(): void
}): Path {
  const { transport, signals, clock } = options
  const state = createLive<PathState>(transport.connectionState)
  let timer: Timer | undefined
  let restarting = false
  const listeners: (() => void)[] = []

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
      const { iceParameters } = await signals.restartIce()
      await transport.restartIce({ iceParameters })
      for (const listener of listeners) listener()
    } catch (error) {
      if (refusalOf(error)) return options.onGone()
    } finally {
      restarting = false
    }
    if (!transport.closed) plan(NEXT_RESTART_MS)
  }

  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    signals.connect(fromDtlsParameters(dtlsParameters)).then(done, failed)
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
    onRestarted: (listener) => void listeners.push(listener),
    // Waits in the queue of the transport like any other request, and changes nothing: there are no ICE servers.
    negotiated: () => transport.updateIceServers({ iceServers: [] }).catch(() => {}),
    reachable: () => void restart(),
    close() {
      timer?.cancel()
      transport.close()
    },
  }
}
