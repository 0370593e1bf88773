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
export interface Headings {
  row: number
  at: ReadonlyMap<DirectoryColumn, number>
}

export type FoundHeadings = Headings | { missing: true } | { twice: string }

/** So far down headings are looked for: above them there may be a title. */
const LOOKED_AT = 10

/**
 * The first row that has a column for the code or the name of the unit and one more that we know, by its Vietnamese or
 * English heading or its key; columns that nobody knows are passed over (F9).
 */
export function findHeadings(rows: readonly SheetRow[]): FoundHeadings {
  const names = new Map(
    columns.flatMap(({ key, vi, en }) => [key, vi, en].map((name) => [fold(name), key] as const)),
  )
  for (const { row, cells } of rows.slice(0, LOOKED_AT)) {
    const at = new Map<DirectoryColumn, number>()
    let twice: string | null = null
    for (const [index, text] of cells) {
      const key = names.get(fold(text))
      if (key === undefined) continue
      if (at.has(key)) twice ??= text
      else at.set(key, index)
    }
    if (at.size < 2 || !(at.has('code') || at.has('name'))) continue
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
