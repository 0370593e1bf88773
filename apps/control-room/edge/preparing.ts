import { createLive, type Live, RequestFailed } from '#browser/live-state'
import type { Scene } from '#contract'
import type { Clock, Timer } from '#foundation/time'
import type { Standing } from '../state/obstacle.ts'
import { type Prepared, samePrepared, toPrepare } from '../state/prepared.ts'
import { type Preview, sceneOf } from '../state/preview.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import type { Programs } from './programs.ts'

/** A scene that is still being put together is not told slot by slot. */
const settleMs = 150
/** The node forgets a preview after ten minutes; one that stands is told again before. */
const repeatMs = 5 * 60_000

export interface Preparing {
  /** The scene whose streams the node gets ready: it has said so. */
  live: Live<Scene | null>
  close(): void
}

/**
 * Tells the node what is in preview, so that its streams flow before the take. Quiet: a preview that could not be
 * told is taken all the same, only later on screen.
 */
export function createPreparing(
  connection: Pick<ConsoleConnection, 'request' | 'state'>,
  sessions: SessionStore,
  preview: Live<Preview>,
  programs: Pick<Programs, 'chosen'>,
  standing: () => Standing,
  clock: Clock,
): Preparing {
  const live = createLive<Scene | null>(null)
  /** What the node was last told; it may have missed it. */
  let told: Prepared | null = null
  let due: Timer | undefined
  let telling = false

  /** Streams are got ready for those who see the main program. */
  const wanted = () =>
    programs.chosen.get() === null ? toPrepare(standing(), sessions.current(), sceneOf(preview.get())) : null
  const settle = (ms: number) => {
    due?.cancel()
    due = clock.setTimeout(() => void tell(), ms)
  }
  const say = async (session: string, scene: Scene | null): Promise<boolean> => {
    const now = sessions.current()
    const seen = now?.id === session ? { fence: now.control.fence } : {}
    try {
      await connection.request('session.prepare', { session, scene, ...seen })
      return true
    } catch (error) {
      if (error instanceof RequestFailed) return false
      throw error
    }
  }
  const tell = async () => {
    const next = wanted()
    if (telling || !standing().connected || (told === null && next === null)) return
    telling = true
    // In a session that is not worked on any more nothing is in preview.
    const former = told && told.session !== next?.session ? told.session : null
    told = next
    if (former !== null) await say(former, null)
    const isReady = next !== null && (await say(next.session, next.scene))
    telling = false
    if (!samePrepared(next, wanted())) return settle(settleMs)
    live.set(isReady ? next.scene : null)
    if (next !== null) settle(repeatMs)
  }
  const changed = () => {
    if (samePrepared(told, wanted())) return
    live.set(null)
    settle(settleMs)
  }

  const ends = [
    preview.subscribe(changed),
    sessions.live.subscribe(changed),
    programs.chosen.subscribe(changed),
    connection.state.subscribe(({ kind }) => {
      // The node may be another life of itself, which knows no preview.
      live.set(null)
      if (kind === 'open') settle(settleMs)
      else due?.cancel()
    }),
  ]
  return {
    live,
    close() {
      due?.cancel()
      for (const end of ends.splice(0)) end()
    },
  }
}
