import type { RegistryIndex } from '#browser/meeting'
import type { NodeId, ReplyOf, SiteId } from '#contract'
import type { DirectoryOperations } from '#contract/console'
import type { DirectoryEntry, FocalPerson } from '#contract/directory'
import { finder, searchable } from '../../state/find.ts'

export type Told = ReplyOf<DirectoryOperations, 'directory.get'>

/** What the own directory says of a site. `elsewhere`: the node of its province keeps it. */
export type Known =
  | { kind: 'own'; entry: DirectoryEntry | null; focal: FocalPerson | null }
  | { kind: 'elsewhere'; keeper: string }

/** A row of the list. */
export interface SiteRow {
  site: SiteId
  label: string
  known: Known
  /** By what it is found: names, codes, people, phones, lines, folded. */
  folded: string
}

/** The node that keeps the directory of a site: that of its province, or the centre's. */
const keeperOf = (site: SiteId): NodeId => site.split('-', 2).join('-')

/** Every site at or below this node, in the order of the tree, with what is known of it. */
export function rowsOf(index: RegistryIndex, own: readonly Told[]): SiteRow[] {
  const told = new Map(own.map((each) => [each.site, each]))
  const row = (site: SiteId, label: string, folded: string): SiteRow => {
    const found = told.get(site)
    if (!found) {
      const keeper = keeperOf(site)
      return {
        site,
        label,
        folded,
        known: { kind: 'elsewhere', keeper: index.byId.get(keeper)?.name ?? keeper },
      }
    }
    const { entry, focal } = found
    const words = entry ? searchable(wordsOf(entry)) : ''
    return { site, label, folded: folded + words, known: { kind: 'own', entry, focal } }
  }
  const known = index.order.map(({ id, label, folded }) => row(id, label, ` ${folded}`))
  const strange = own.filter(({ site }) => !index.byId.has(site))
  return [...known, ...strange.map(({ site, label }) => row(site, label, searchable(label, site)))]
}

function wordsOf({ record }: DirectoryEntry): string {
  const { principal, deputies, lines } = record
  const people = [principal, ...deputies].flatMap((person) => (person ? [person.name, person.phone] : []))
  const circuits = [lines.primary, lines.backup].flatMap((line) =>
    line ? [line.provider, line.circuit] : [],
  )
  return [...people, ...circuits].join(' ')
}

/** Whether nobody is to be called at an own site today. */
export const isUnnamed = ({ known }: SiteRow): boolean => known.kind === 'own' && known.focal === null

/** The rows in which every word that was typed begins a word; `unnamed`: of these, those without a focal person today. */
export function filterRows(rows: readonly SiteRow[], text: string, unnamed: boolean): readonly SiteRow[] {
  if (text.trim() === '' && !unnamed) return rows
  const isFound = finder(text)
  return rows.filter((row) => (!unnamed || isUnnamed(row)) && isFound(row.folded))
}
