import type { DirectoryField, SiteRecord } from '#contract/directory'
import { columns, isField } from './columns.ts'
import { type FieldFault, type Fields, fieldsOf, recordOf } from './fields.ts'
import { tidy } from './read-text.ts'

/** A record as people typed it, in the form in which it is kept; or what is wrong with it, the first fault first (F7). */
export function checkRecord(record: SiteRecord): { record: SiteRecord } | { faults: FieldFault[] } {
  const fields: Partial<Record<DirectoryField, string>> = {}
  const faults: FieldFault[] = []
  const typed = fieldsOf(record)
  for (const { key, read } of columns) {
    if (!isField(key)) continue
    const text = tidy(typed[key])
    const value = text === '' ? { text } : read(text)
    if ('wrong' in value) faults.push({ field: key, reason: value.wrong })
    else fields[key] = value.text
  }
  return faults.length > 0 ? { faults } : recordOf(record.site, fields as Fields)
}
