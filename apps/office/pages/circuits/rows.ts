import type { ReplyOf } from '#contract'
import type { CircuitOperations } from '#contract/console'
import type { Call } from '../../state/call.ts'
import { finder, searchable } from '../../state/find.ts'

type Listed = ReplyOf<CircuitOperations, 'circuits.list'>
export type Circuit = Listed['lines'][number]

const AT_ONCE = 500

/** Every line that one may see, in as many parts as it takes, with how many have an open incident. */
export async function listCircuits(call: Call): Promise<{ lines: readonly Circuit[]; troubled: number }> {
  const lines: Circuit[] = []
  for (;;) {
    const part = await call('circuits.list', { offset: lines.length, limit: AT_ONCE })
    lines.push(...part.lines)
    if (part.lines.length === 0 || lines.length >= part.total) return { lines, troubled: part.troubled }
  }
}

/** The lines in which every word that was typed begins a word; those with an open incident first. */
export function circuitsFound(
  lines: readonly Circuit[],
  { typed, troubled }: { typed: string; troubled: boolean },
): readonly Circuit[] {
  const isFound = finder(typed)
  const found = lines.filter(
    (each) => (!troubled || each.incidents.length > 0) && (typed.trim() === '' || isFound(wordsOf(each))),
  )
  return [
    ...found.filter(({ incidents }) => incidents.length > 0),
    ...found.filter(({ incidents }) => incidents.length === 0),
  ]
}

const wordsOf = ({ site, label, line, address, focal }: Circuit): string =>
  searchable(
    label,
    site,
    line.provider,
    line.circuit,
    line.phone,
    address,
    focal?.name ?? '',
    focal?.phone ?? '',
  )
