import { readFileSync } from 'node:fs'
import type { Migration } from '#foundation/store'

/** The tables of this folder, in the order in which they are made. */
export const noticeMigrations: readonly Migration[] = ['0001-notices', '0002-order'].map((name) => ({
  name: `notices/${name}`,
  sql: readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'),
}))
