import { readFileSync } from 'node:fs'
import type { Migration } from '#foundation/store'

/** The tables of this folder, in the order in which they are made. */
export const readinessMigrations: readonly Migration[] = ['0001-readiness', '0002-ladders'].map((name) => ({
  name: `readiness/${name}`,
  sql: readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'),
}))
