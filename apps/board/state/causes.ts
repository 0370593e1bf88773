import { type BoardSite, type FindingCode, findingCode } from '#contract/readiness'

/** The sites in whose way the same thing stands first. */
export interface CauseGroup {
  code: FindingCode
  /** None of them was found at fault: only a fresh proof is missing. */
  untested: boolean
  /** As many as are listed. */
  sites: readonly BoardSite[]
  /** How many more there are. */
  more: number
}

/** As many sites are listed by name: of those at which something was found, of those that have no fresh proof. */
export const MOST_LISTED = { found: 40, unproven: 12 }

/**
 * Who is not ready, by cause: what was found at fault first, then what was tested in part, then what has no fresh
 * proof; among these the longest list first, then the order of the causes. Who is not there comes last in each.
 */
export function causesOf(rows: Iterable<BoardSite>, most = MOST_LISTED): CauseGroup[] {
  const groups = new Map<FindingCode, BoardSite[]>()
  for (const row of rows) {
    if (!row.finding) continue
    const group = groups.get(row.finding.code)
    if (group) group.push(row)
    else groups.set(row.finding.code, [row])
  }
  const place = (code: FindingCode) => findingCode.options.indexOf(code)
  return [...groups]
    .map(([code, sites]) => ({ code, untested: sites.every(({ grade }) => grade === 'untested'), sites }))
    .toSorted(
      (a, b) => weight(a) - weight(b) || b.sites.length - a.sites.length || place(a.code) - place(b.code),
    )
    .map(({ code, untested, sites }) => {
      const listed = sites.toSorted(byPresence).slice(0, isOfProof(code) ? most.unproven : most.found)
      return { code, untested, sites: listed, more: sites.length - listed.length }
    })
}

const isOfProof = (code: FindingCode): boolean => code.startsWith('proof.')
const weight = ({ code, untested }: Pick<CauseGroup, 'code' | 'untested'>): number =>
  untested ? (isOfProof(code) ? 2 : 1) : 0
const byName = new Intl.Collator('vi', { numeric: true }).compare
const byPresence = (a: BoardSite, b: BoardSite): number =>
  Number(b.connected) - Number(a.connected) || byName(a.label, b.label)

/** What is found and what to do, when it is the same at every listed site: it is then said once. */
export function sharedCause({ sites }: Pick<CauseGroup, 'sites'>): BoardSite['finding'] {
  const [first, ...others] = sites.map(({ finding }) => finding)
  if (!first) return null
  const isSame = others.every(
    (each) =>
      each?.cause.vi === first.cause.vi && each.todo.vi === first.todo.vi && each.actor === first.actor,
  )
  return isSame ? first : null
}
