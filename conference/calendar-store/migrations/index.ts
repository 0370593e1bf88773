import { readFileSync } from 'node:fs'
import type { Migration } from '#foundation/store'

/** The tables of this folder, in the order in which they are made. */
export const calendarMigrations: readonly Migration[] = ['0001-calendar', '0002-plan-of-session', '0003-templates'].map((name) => ({
  name: `calendar/${name}`,
  sql: readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'),
}))
