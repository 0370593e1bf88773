import type { ScriptStanding, ScriptState } from '#contract/script'

/** What a console shows of a script of which it holds `held` and was told `standing` last. */
export interface ScriptShown {
  script: ScriptState | null
  /** Lines or departures have changed since: the script has to be asked for. */
  isBehind: boolean
}

/** What is held is shown until what has been asked for is there; moves by it are refused as stale meanwhile. */
export function shownScript(held: ScriptState | null, standing: ScriptStanding): ScriptShown {
  if (!held || held.revision < standing.content) return { script: held, isBehind: true }
  // The answer of the node was newer than the last notice.
  if (held.revision >= standing.revision) return { script: held, isBehind: false }
  const { content: _, ...news } = standing
  return { script: { ...held, ...news }, isBehind: false }
}
