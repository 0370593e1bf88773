import { noteTake } from '#conference/script'
import type { Log } from '#foundation/log'
import type { Place } from '../place.ts'
import { createScriptDesk, type ScriptDeskOptions } from './desk.ts'

export interface ScriptSideOptions extends ScriptDeskOptions {
  place: Pick<Place, 'self'>
  log: Log
}

/** Scripts of the sessions that run at a node: what consoles do with them, and what they follow by themselves. */
export type ScriptSide = ReturnType<typeof createScriptSide>

export function createScriptSide(options: ScriptSideOptions) {
  const { place, registry, scripts, sessions, clock, log } = options
  /** Being ended, or looked at: once at a time. */
  const busy = new Set<string>()

  const once = (session: string, work: () => Promise<unknown>) => {
    if (busy.has(session)) return
    busy.add(session)
    work()
      .finally(() => busy.delete(session))
      // What has changed meanwhile was passed over.
      .then(sessionsChanged)
      .catch((error) => log.error('script not stored', { session, error }))
  }
  /** What an operator took by hand is noted (N122); a session that is over ends its script (N123). */
  const sessionsChanged = () => {
    const running = new Map(sessions().map((session) => [session.id, session]))
    for (const { session } of scripts.all()) {
      const state = running.get(session)
      const script = scripts.of(session)
      if (!state)
        once(session, () => scripts.end(session, { by: registry.labelOf(place.self), at: clock.now() }))
      else if (script && noteTake(script, state))
        // A move that is under way may have taken it: looked at again when its turn comes.
        once(session, () => scripts.change(session, (now) => noteTake(now, stateOf(session) ?? state)))
    }
  }
  const stateOf = (id: string) => sessions().find((session) => session.id === id)
  sessionsChanged()

  return {
    desk: createScriptDesk(options),
    /** Where the scripts of sessions that run stand. */
    all() {
      const running = new Set(sessions().map(({ id }) => id))
      return scripts.all().filter(({ session }) => running.has(session))
    },
    sessionsChanged,
  }
}
