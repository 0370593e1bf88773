import type { SiteId } from '#contract'
import {
  type AgeBand,
  ageBand,
  type Board,
  type BoardOwner,
  type BoardSite,
  findingCode,
} from '#contract/readiness'

/** The sites that are not ready by what stands in their way first, the longest list first (D42). */
export function byCause(sites: readonly BoardSite[]): Board['byCause'] {
  const groups = new Map<string, Board['byCause'][number]>()
  for (const { site, finding } of sites) {
    if (!finding) continue
    const group = groups.get(finding.code)
    if (group) group.sites.push(site)
    else groups.set(finding.code, { code: finding.code, cause: finding.cause, sites: [site] })
  }
  const place = (code: Board['byCause'][number]['code']) => findingCode.options.indexOf(code)
  return [...groups.values()].toSorted((a, b) => longest(a, b) || place(a.code) - place(b.code))
}

/** The sites that are not ready by who acts; a provider for all of its lines (D42). */
export function byOwner(sites: readonly BoardSite[]): Board['byOwner'] {
  const groups = new Map<string, { owner: BoardOwner; sites: SiteId[] }>()
  for (const { site, owner } of sites) {
    if (!owner) continue
    const whose: BoardOwner =
      owner.party === 'telecom' ? { party: 'telecom', provider: owner.provider } : owner
    const key = nameOf(whose)
    const group = groups.get(key)
    if (group) group.sites.push(site)
    else groups.set(key, { owner: whose, sites: [site] })
  }
  return [...groups.values()].toSorted(
    (a, b) => longest(a, b) || (nameOf(a.owner) < nameOf(b.owner) ? -1 : 1),
  )
}

const nameOf = (owner: BoardOwner): string =>
  owner.party === 'telecom' ? `telecom ${owner.provider}` : owner.party
const longest = (a: { sites: readonly SiteId[] }, b: typeof a): number => b.sites.length - a.sites.length

/** Every site by the age of its newest test, also one that is too old to be a proof (D42). */
export function byAge(sites: readonly BoardSite[], now: number): Board['byAge'] {
  const counts = new Map<AgeBand, number>()
  for (const { provedAt } of sites) {
    const band = bandOf(provedAt, now)
    counts.set(band, (counts.get(band) ?? 0) + 1)
  }
  return ageBand.options.map((age) => ({ age, count: counts.get(age) ?? 0 }))
}

function bandOf(provedAt: number | null, now: number): AgeBand {
  if (provedAt === null) return 'none'
  const minutes = (now - provedAt) / 60_000
  return (['15', '60', '1440'] as const).find((band) => minutes <= Number(band)) ?? 'older'
}
