import { type Clock, systemClock, type Timer } from '#foundation/time'
import { LinkError } from './errors.ts'
import type { Link, PeerId } from './link.ts'

const firstRetryMs = 100
const lastRetryMs = 2000

/** Brings our whole state to one peer and keeps at it until the peer has acknowledged the newest revision. */
export interface StateSender {
  changed(): void
  /** The peer came up, or asks for the state. */
  resend(): void
  settled(): boolean
  close(): void
}

export interface StateSenderOptions {
  peer: PeerId
  subject: string
  read: () => unknown
  epoch: string
  clock?: Clock | undefined
  onRefusal?: ((error: LinkError) => void) | undefined
}

/**
 * `idle`: the peer has all, or is away (its return starts a sending). `due`: a sending starts at the end of this
 * turn. `sending`: one request is out; `again` if there is news meanwhile. `waiting`: to try once more.
 */
type Phase =
  | { is: 'idle' }
  | { is: 'due' }
  | { is: 'sending'; again: boolean }
  | { is: 'waiting'; timer: Timer }
  | { is: 'closed' }

export function createStateSender(link: Link, options: StateSenderOptions): StateSender {
  const { peer, subject, read, epoch, clock = systemClock, onRefusal = () => {} } = options
  let phase: Phase = { is: 'idle' }
  let revision = 1
  let acknowledged = 0
  let retryMs = firstRetryMs

  const start = () => {
    if (phase.is === 'closed' || phase.is === 'due') return
    if (phase.is === 'waiting') phase.timer.cancel()
    if (link.presence(peer).state !== 'up') {
      phase = { is: 'idle' }
      return
    }
    phase = { is: 'due' }
    queueMicrotask(() => void send())
  }

  const send = async () => {
    if (phase.is !== 'due') return
    const sending: Phase = { is: 'sending', again: false }
    phase = sending
    const sent = revision
    const failure = await attempt(sent)
    if (phase !== sending) return
    phase = { is: 'idle' }
    if (failure) {
      onRefusal(failure)
      if (failure.code === 'too-large' || failure.code === 'misuse')
        return sending.again ? start() : undefined
      phase = { is: 'waiting', timer: clock.setTimeout(start, retryMs) }
      retryMs = Math.min(retryMs * 2, lastRetryMs)
    } else {
      acknowledged = sent
      retryMs = firstRetryMs
      if (sending.again) start()
    }
  }

  const attempt = async (sent: number): Promise<LinkError | undefined> => {
    try {
      await link.request(peer, subject, { epoch, revision: sent, state: read() })
      return undefined
    } catch (error) {
      return error instanceof LinkError ? error : LinkError.misuse(`state of ${subject}: ${String(error)}`)
    }
  }

  return {
    changed() {
      revision++
      if (phase.is === 'sending') phase.again = true
      else start()
    },
    resend() {
      retryMs = firstRetryMs
      // A sending that is out may be lost: it is not waited for, and its end is ignored.
      start()
    },
    settled: () => acknowledged === revision,
    close() {
      if (phase.is === 'waiting') phase.timer.cancel()
      phase = { is: 'closed' }
    },
  }
}
