import { createLive, type Live } from '#browser/live-state'
import type { Clock } from '#foundation/time'
import type { ConsoleConnection } from '../edge/console-connection.ts'
import { applyReadiness, noProofs, type Proofs } from '../state/proofs.ts'

/** Ages are told in minutes: no tile is looked at more often. Milliseconds. */
const LOOK_AGAIN_MS = 10_000

export interface ProofsStore {
  live: Live<Proofs>
  /** The node's time for the age of proofs, Unix milliseconds; it goes on in steps of ten seconds. */
  time: Live<number>
  close(): void
}

/** Who is proven, as the node tells it. While the connection is away it keeps what was last known. */
export function createProofsStore(
  connection: Pick<ConsoleConnection, 'onNotice'>,
  nodeNow: () => number,
  clock: Pick<Clock, 'setInterval'>,
): ProofsStore {
  const live = createLive<Proofs>(noProofs)
  const time = createLive(nodeNow())
  connection.onNotice('readiness', (notice) => {
    time.set(nodeNow())
    live.update((before) => applyReadiness(before, notice))
  })
  const steps = clock.setInterval(() => time.set(nodeNow()), LOOK_AGAIN_MS)
  return { live, time, close: () => steps.cancel() }
}
