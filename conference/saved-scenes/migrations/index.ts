import { readFileSync } from 'node:fs'
import type { Migration } from '#foundation/store'

/** The tables of this folder, in the order in which they are made. */
export const savedSceneMigrations: readonly Migration[] = ['0001-saved-scenes'].map((name) => ({
  name: `saved-scenes/${name}`,
  sql: readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'),
}))
