import { sourcesOf } from '#conference/scenes'
import type { SessionState, SourceKey } from '#contract'
import { sessionsByAuthority } from './membership.ts'

/**
 * The order in which sources get the places of a full link: by slot, then by session, then what flows already,
 * then by key. A source in no scene comes last.
 */
export function rankSources(
  sources: Iterable<SourceKey>,
  sessions: readonly SessionState[],
  flowing: ReadonlySet<SourceKey>,
): SourceKey[] {
  const places = new Map<SourceKey, { slot: number; session: number }>()
  sessionsByAuthority(sessions).forEach((session, index) => {
    for (const { source, slot } of sourcesOf(session.program.scene)) {
      const before = places.get(source)
      if (before === undefined || slot < before.slot) places.set(source, { slot, session: index })
    }
  })
  const last = { slot: Number.POSITIVE_INFINITY, session: Number.POSITIVE_INFINITY }
  const compare = (a: SourceKey, b: SourceKey): number => {
    const placeA = places.get(a) ?? last
    const placeB = places.get(b) ?? last
    if (placeA.slot !== placeB.slot) return placeA.slot - placeB.slot
    if (placeA.session !== placeB.session) return placeA.session - placeB.session
    return Number(flowing.has(b)) - Number(flowing.has(a)) || compareKeys(a, b)
  }
  return [...new Set(sources)].sort(compare)
}

/** Plain code unit order, the same on every machine. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
