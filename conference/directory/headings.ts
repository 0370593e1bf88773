import { fold } from '#conference/sites/fold'
import type { DirectoryColumn } from '#contract/directory'
import { columns } from './columns.ts'

/** A row as the file has it: the texts of its cells by column, from 1. */
export interface SheetRow {
  /** As the file counts, from 1. */
  row: number
  cells: ReadonlyMap<number, string>
}

/** Which column of the file is which; where its headings stand. */
export interface HeadingsOf<Key extends string> {
  row: number
  at: ReadonlyMap<Key, number>
}
export type Headings = HeadingsOf<DirectoryColumn>

export type FoundHeadings<Key extends string> = HeadingsOf<Key> | { missing: true } | { twice: string }

/** So far down headings are looked for: above them there may be a title. */
const LOOKED_AT = 10

/** The headings of a directory: the code or the name of the unit and one more that we know (F9). */
export const findHeadings = (rows: readonly SheetRow[]): FoundHeadings<DirectoryColumn> =>
  headingsIn(rows, columns, (known) => known.size >= 2 && (known.has('code') || known.has('name')))

/**
 * The first row whose columns are enough, each by its Vietnamese or English heading or its key; columns that nobody
 * knows are passed over (F9).
 */
export function headingsIn<Key extends string>(
  rows: readonly SheetRow[],
  of: readonly { key: Key; vi: string; en: string }[],
  isEnough: (known: ReadonlySet<Key>) => boolean,
): FoundHeadings<Key> {
  const names = new Map(
    of.flatMap(({ key, vi, en }) => [key, vi, en].map((name) => [fold(name), key] as const)),
  )
  for (const { row, cells } of rows.slice(0, LOOKED_AT)) {
    const at = new Map<Key, number>()
    let twice: string | null = null
    for (const [index, text] of cells) {
      const key = names.get(fold(text))
      if (key === undefined) continue
      if (at.has(key)) twice ??= text
      else at.set(key, index)
    }
    if (!isEnough(new Set(at.keys()))) continue
    return twice === null ? { row, at } : { twice }
  }
  return { missing: true }
}

/** `1` → `A`, `27` → `AA`. */
export function letterOf(index: number): string {
  const rest = (index - 1) % 26
  const letter = String.fromCharCode(65 + rest)
  return index > 26 ? letterOf((index - 1 - rest) / 26) + letter : letter
}
