import { createLive, type Live } from '#browser/live-state'
import type { ScriptStanding, ScriptState } from '#contract/script'
import { shownScript } from '../state/script-told.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import { createUnderWay } from './under-way.ts'

/** The script of the session that the console works on: told where it stands, asked for when its lines are not held. */
export interface ScriptTold {
  live: Live<ScriptState | null>
  close(): void
}

export function createScriptTold({
  connection,
  sessions,
  notes,
}: {
  connection: Pick<ConsoleConnection, 'request' | 'onNotice'>
  sessions: SessionStore
  notes: NoteStore
}): ScriptTold {
  const live = createLive<ScriptState | null>(null)
  const standings = new Map<string, ScriptStanding>()
  const { order } = createUnderWay(notes)
  let held: ScriptState | null = null

  const look = () => {
    const session = sessions.current()?.id
    const standing = session === undefined ? undefined : standings.get(session)
    if (held && held.session !== session) held = null
    if (!standing) return live.set(null)
    const { script, isBehind } = shownScript(held, standing)
    live.set(script)
    if (isBehind) void ask(standing.session)
  }
  /** Asks once at a time; looked at again with the answer, since it may be behind already. */
  const ask = async (session: string) => {
    const answer = await order(session, () => connection.request('script.get', { session }))
    if (!answer?.script || sessions.current()?.id !== session) return
    held = answer.script
    look()
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
      for (const stop of stops.splice(0)) stop()
    },
  }
}
