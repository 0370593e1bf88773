import { createLive, type Live } from '#browser/live-state'
import type { ScriptStanding, ScriptState } from '#contract/script'
import type { Clock } from '#foundation/time'
import { shownScript } from '../state/script-told.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

const ASK_AGAIN_MS = 2_000

/** The script of the session that the console works on: told where it stands, asked for when its lines are not held. */
export interface ScriptTold {
  live: Live<ScriptState | null>
  close(): void
}

export function createScriptTold({
  connection,
  sessions,
  clock,
}: {
  connection: Pick<ConsoleConnection, 'request' | 'onNotice'>
  sessions: SessionStore
  clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>
}): ScriptTold {
  const live = createLive<ScriptState | null>(null)
  const standings = new Map<string, ScriptStanding>()
  const asking = new Set<string>()
  let held: ScriptState | null = null
  let isClosed = false
  let again: ReturnType<Clock['setTimeout']> | undefined

  const look = () => {
    const session = sessions.current()?.id
    const standing = session === undefined ? undefined : standings.get(session)
    if (held && held.session !== session) held = null
    if (!standing) return live.set(null)
    const { script, isBehind } = shownScript(held, standing)
    live.set(script)
    if (isBehind) void ask(standing.session)
  }
  /** Asks once at a time; looked at again with the answer, since it may be behind already, or a while after a failure. */
  const ask = async (session: string) => {
    if (asking.has(session)) return
    asking.add(session)
    const answer = await connection.request('script.get', { session }).catch(() => null)
    asking.delete(session)
    if (isClosed || sessions.current()?.id !== session) return
    if (answer?.script) {
      held = answer.script
      look()
    } else if (!answer) {
      clock.clearTimeout(again)
      again = clock.setTimeout(look, ASK_AGAIN_MS)
    }
  }
  const stops = [
    connection.onNotice('script', ({ session, script }) => {
      if (script) standings.set(session, script)
      else standings.delete(session)
      look()
    }),
    sessions.live.subscribe(look),
  ]

  return {
    live,
    close() {
      isClosed = true
      clock.clearTimeout(again)
      for (const stop of stops.splice(0)) stop()
    },
  }
}
