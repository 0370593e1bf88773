import type { NodeId, SourceKey } from '#contract'
import type { RefusedWant } from '#contract/uplink'
import type { Passage } from './cues.ts'
import { originOf } from './here.ts'
import type { Situation } from './situation.ts'
import { notForThem, notSent, noWay } from './words.ts'

/** What can be done about a source at all, before places are counted. */
export type Verdict =
  /** Nobody may have it, or it can't be had. */
  | { kind: 'barred'; reason: RefusedWant }
  /** Published here. */
  | { kind: 'local' }
  /** It lives beyond a neighbour. `withheld`: who has answered that it can't give it now. */
  | { kind: 'beyond'; neighbour: NodeId; withheld: RefusedWant | null }

export function judge({ input, here }: Situation, source: SourceKey, passage: Passage): Verdict {
  if (passage.to === 'nobody') return { kind: 'barred', reason: notForThem(source) }
  const origin = originOf(input, source)
  switch (origin.at) {
    case 'nowhere':
      return { kind: 'barred', reason: noWay(source, input.self) }
    case 'here':
      return here.has(source) ? { kind: 'local' } : { kind: 'barred', reason: notSent(source) }
    case 'beyond': {
      const { neighbour } = origin
      const answers = here.has(source) ? [] : (input.refusedByPeer?.[neighbour] ?? [])
      const withheld = answers.find((answer) => answer.source === source) ?? null
      return { kind: 'beyond', neighbour, withheld }
    }
  }
}
