import { sql } from 'drizzle-orm'
import type { Store } from '#foundation/store'
import { unitsTable, unitsVersionTable } from './tables.ts'
import type { Unit } from './units.ts'

/**
 * Makes the table `units` hold exactly these rows. Does nothing but one query when it holds that version
 * already (rule S8). Returns whether anything was written.
 */
export async function loadUnits(
  store: Store,
  clock: { now(): number },
  units: readonly Unit[],
  version: string,
): Promise<boolean> {
  const [present] = await store.db.select().from(unitsVersionTable)
  if (present?.version === version) return false
  const loaded = { version, loadedAt: new Date(clock.now()) }
  await store.transaction(async (tx) => {
    await tx.execute(sql`lock table ${unitsVersionTable} in exclusive mode`)
    await tx.delete(unitsTable)
    await tx.execute(sql`
      insert into units (id, valid_from, valid_to, code, parent_id, kind, name, full_name, slug, abbr)
      select id, "validFrom", "validTo", code, "parentId", kind, name, "fullName", slug, abbr
      from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as unit (
        id text, "validFrom" date, "validTo" date, code text, "parentId" text, kind text, name text,
        "fullName" text, slug text, abbr text)`)
    await tx
      .insert(unitsVersionTable)
      .values(loaded)
      .onConflictDoUpdate({ target: unitsVersionTable.oneRow, set: loaded })
  })
  return true
}
