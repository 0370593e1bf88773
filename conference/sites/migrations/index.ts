import { readFileSync } from 'node:fs'
import type { Migration } from '#foundation/store'

/** The tables of this folder, in the order in which they are made. */
export const siteMigrations: readonly Migration[] = [
  '0001-units',
  '0002-access',
  '0003-chair',
  '0004-accounts', '0005-issuers',
].map((name) => ({
  name: `sites/${name}`,
  sql: readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'),
}))
