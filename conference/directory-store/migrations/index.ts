import { readFileSync } from 'node:fs'
import type { Migration } from '#foundation/store'

/** The tables of this folder, in the order in which they are made. */
export const directoryMigrations: readonly Migration[] = ['0001-directory', '0002-lineage', '0003-persons', '0004-bodies'].map((name) => ({
  name: `directory/${name}`,
  sql: readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'),
}))
