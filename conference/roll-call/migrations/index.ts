import { readFileSync } from 'node:fs'
import type { Migration } from '#foundation/store'

/** The tables of this folder, in the order in which they are made. */
export const rollCallMigrations: readonly Migration[] = ['0001-roll-calls'].map((name) => ({
  name: `roll-call/${name}`,
  sql: readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'),
}))
