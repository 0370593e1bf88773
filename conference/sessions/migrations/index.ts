import { readFileSync } from 'node:fs'
import type { Migration } from '#foundation/store'

/** The tables of this folder, in the order in which they are made. */
export const sessionMigrations: readonly Migration[] = ['0001-sessions', '0002-events', '0003-showing-rules', '0004-patrol-visits', '0005-chair-calls', '0006-session-record'].map((name) => ({
  name: `sessions/${name}`,
  sql: readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'),
}))
