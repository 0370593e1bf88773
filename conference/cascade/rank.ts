import { sourcesOf } from '#conference/scenes'
import type { SessionState, SourceKey } from '#contract'

/**
 * The order in which sources get the places of a full link: by slot of the session that runs here, then what flows
 * already, then by key. A source that is not in the scene comes last. A session that runs above us runs here, and
 * nothing else crosses our links, so one session tells the order.
 */
export function rankSources(
  sources: Iterable<SourceKey>,
  session: SessionState | null,
  flowing: ReadonlySet<SourceKey>,
): SourceKey[] {
  const slots = new Map<SourceKey, number>()
  for (const { source, slot } of session === null ? [] : sourcesOf(session.program.scene)) {
    if (!slots.has(source)) slots.set(source, slot)
  }
  const slotOf = (source: SourceKey) => slots.get(source) ?? Number.MAX_SAFE_INTEGER
  const compare = (a: SourceKey, b: SourceKey): number =>
    slotOf(a) - slotOf(b) || Number(flowing.has(b)) - Number(flowing.has(a)) || compareKeys(a, b)
  return [...new Set(sources)].sort(compare)
}

/** Plain code unit order, the same on every machine. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
