import type { NoticeOf } from '#contract'
import type { ConsoleNotices } from '#contract/console'
import type { ScriptStanding } from '#contract/script'

type ScriptNews = NoticeOf<ConsoleNotices, 'script'>

/** What one console has been told of the scripts of its node's sessions. */
export function createScriptsTold() {
  let told = new Map<string, ScriptStanding>()
  return {
    /** Those that have changed since, and null for those that are gone. */
    next(scripts: readonly ScriptStanding[]): ScriptNews[] {
      const now = new Map(scripts.map((script) => [script.session, script]))
      const changed = scripts.filter((script) => told.get(script.session) !== script)
      const gone = [...told.keys()].filter((session) => !now.has(session))
      told = now
      return [
        ...changed.map((script) => ({ session: script.session, script })),
        ...gone.map((session) => ({ session, script: null })),
      ]
    },
  }
}
