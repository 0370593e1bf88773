import type { AgeBand, BoardSite } from '#contract/readiness'

const bands = ['15', '60', '1440'] as const

/** How many sites have a newest test of each age; `now` by the node's clock. It grows older without being told. */
export function agesOf(
  rows: Iterable<Pick<BoardSite, 'provedAt'>>,
  now: number,
): readonly { age: AgeBand; count: number }[] {
  const counts: Record<AgeBand, number> = { '15': 0, '60': 0, '1440': 0, older: 0, none: 0 }
  for (const { provedAt } of rows) counts[bandOf(provedAt, now)] += 1
  return [...bands, 'older' as const, 'none' as const].map((age) => ({ age, count: counts[age] }))
}

function bandOf(provedAt: number | null, now: number): AgeBand {
  if (provedAt === null) return 'none'
  const minutes = (now - provedAt) / 60_000
  return bands.find((band) => minutes <= Number(band)) ?? 'older'
}
