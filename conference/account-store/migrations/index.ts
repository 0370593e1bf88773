import { readFileSync } from 'node:fs'
import type { Migration } from '#foundation/store'

/** The tables of this folder, in the order in which they are made. */
export const accountMigrations: readonly Migration[] = ['0001-accounts', '0002-attempts', '0003-generations', '0004-identities'].map((name) => ({
  name: `accounts/${name}`,
  sql: readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'),
}))
