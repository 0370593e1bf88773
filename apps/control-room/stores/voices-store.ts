import { createLive, type Live } from '#browser/live-state'
import type { SiteId } from '#contract'
import type { Clock, Timer } from '#foundation/time'
import type { ConsoleConnection } from '../edge/console-connection.ts'
import { type Loudness, loudnessOf } from '../state/loudness.ts'
import type { SessionStore } from './session-store.ts'

/** The node repeats what is heard; unless it does, nobody is. Milliseconds. */
const VOICES_LAST_MS = 2000

export interface VoicesStore {
  /** Of the session at hand; who is not in it is silent. */
  live: Live<ReadonlyMap<SiteId, Loudness>>
  close(): void
}

export function createVoicesStore(
  connection: Pick<ConsoleConnection, 'onNotice'>,
  sessions: Pick<SessionStore, 'current'>,
  clock: Clock,
): VoicesStore {
  const live = createLive<ReadonlyMap<SiteId, Loudness>>(new Map())
  let silence: Timer | undefined
  connection.onNotice('voices', ({ session, voices }) => {
    if (session !== sessions.current()?.id) return
    silence?.cancel()
    live.set(new Map(voices.map(({ site, level }) => [site, loudnessOf(level)])))
    if (voices.length > 0) silence = clock.setTimeout(() => live.set(new Map()), VOICES_LAST_MS)
  })
  return { live, close: () => silence?.cancel() }
}
