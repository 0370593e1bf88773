import type { BoardSite } from '#contract/readiness'

/** What a provider has to see to, circuit by circuit. */
export interface Provider {
  name: string
  /** Each once. */
  phones: readonly string[]
  lines: readonly { row: BoardSite; circuit: string }[]
}

/** The providers whose lines stand in the way of a site, the longest list first. */
export function providersOf(rows: Iterable<BoardSite>): Provider[] {
  const byName = new Map<string, { phones: Set<string>; lines: { row: BoardSite; circuit: string }[] }>()
  for (const row of rows) {
    if (row.owner?.party !== 'telecom') continue
    const { provider, circuit, phone } = row.owner
    const known = byName.get(provider) ?? { phones: new Set(), lines: [] }
    byName.set(provider, known)
    known.phones.add(phone)
    known.lines.push({ row, circuit })
  }
  return [...byName]
    .map(([name, { phones, lines }]) => ({ name, phones: [...phones], lines }))
    .toSorted((a, b) => b.lines.length - a.lines.length || (a.name < b.name ? -1 : 1))
}
