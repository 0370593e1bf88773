import { eq } from 'drizzle-orm'
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { isSameName } from '#conference/calendar'
import { Refusal } from '#contract'
import { MAX_TEMPLATES, type PlanTemplate, planTemplate, type TemplateDetails } from '#contract/calendar'
import type { CalendarOptions } from './keeper.ts'

export const templatesTable = pgTable('calendar_templates', {
  id: text('id').primaryKey(),
  template: jsonb('template').notNull(),
})

/** The templates of a tier. Every change resolves when it is stored with its event, one after another (Z7). */
export interface Templates {
  /** By their names. */
  all(): PlanTemplate[]
  /** Throws Refusal `template.unknown`. */
  of(template: string): PlanTemplate
  /** Rejects with Refusal `template.name-taken`, `template.too-many`. */
  keep(name: string, details: TemplateDetails, by: string): Promise<PlanTemplate>
  /** The same name changes nothing. Rejects with Refusal `template.unknown`, `template.name-taken`. */
  rename(template: string, name: string, by: string): Promise<void>
  /** Rejects with Refusal `template.unknown`. */
  delete(template: string, by: string): Promise<void>
}

/** Reads what is stored; what can't be read is left out, and stays stored (Z4). */
export async function openTemplates(options: Omit<CalendarOptions, 'node'>): Promise<Templates> {
  const { store, clock, newId, record, log } = options
  const known = new Map<string, PlanTemplate>()
  for (const row of await store.db.select().from(templatesTable)) {
    const parsed = planTemplate.safeParse(row.template)
    if (parsed.success) known.set(row.id, parsed.data)
    else log.warn('stored template left out', { template: row.id })
  }
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
  const of = (id: string): PlanTemplate => {
    const found = known.get(id)
    if (!found) throw new Refusal('template.unknown', { template: id })
    return found
  }
  const requireFree = (name: string, own: string | null) => {
    for (const each of known.values())
      if (each.id !== own && isSameName(each.name, name))
        throw new Refusal('template.name-taken', { name: each.name })
  }
  const put = async (template: PlanTemplate, change: 'kept' | 'renamed') => {
    const { id, name, by } = template
    await record([{ kind: 'calendar.template-changed', template: id, by, change, name }], (tx) =>
      tx
        .insert(templatesTable)
        .values({ id, template })
        .onConflictDoUpdate({ target: templatesTable.id, set: { template } })
        .then(() => {}),
    )
    known.set(id, template)
    return template
  }

  return {
    all: () => [...known.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
    of,
    keep: (name, details, by) =>
      inTurn(async () => {
        requireFree(name, null)
        if (known.size >= MAX_TEMPLATES) throw new Refusal('template.too-many', { count: MAX_TEMPLATES })
        return put({ id: newId(), name, details, at: clock.now(), by }, 'kept')
      }),
    rename: (id, name, by) =>
      inTurn(async () => {
        const before = of(id)
        if (before.name === name) return
        requireFree(name, id)
        await put({ ...before, name, at: clock.now(), by }, 'renamed')
      }),
    delete: (id, by) =>
      inTurn(async () => {
        const { name } = of(id)
        await record(
          [{ kind: 'calendar.template-changed', template: id, by, change: 'deleted', name }],
          (tx) =>
            tx
              .delete(templatesTable)
              .where(eq(templatesTable.id, id))
              .then(() => {}),
        )
        known.delete(id)
      }),
  }
}
