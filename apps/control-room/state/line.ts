import type { LineMessage, NodeId } from '#contract'

/** What was said in one session, in the order in which it came. */
export const wordsOf = (messages: readonly LineMessage[], session: string | undefined): LineMessage[] =>
  messages.filter((message) => message.session === session)

/**
 * How many words of other tiers came after the one that the operator saw last. Null, or a word that is no longer
 * among those told: none of these was seen.
 */
export function unreadOf(words: readonly LineMessage[], seen: string | null, node: NodeId): number {
  const at = words.findLastIndex(({ id }) => id === seen)
  return words.slice(at + 1).filter(({ from }) => from !== node).length
}

/** The tiers that an operator can write to alone: the one above, then those below. */
export const partnersOf = (place: { parent: NodeId | null; children: readonly NodeId[] }): NodeId[] => [
  ...(place.parent === null ? [] : [place.parent]),
  ...place.children,
]
