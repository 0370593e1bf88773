import type { SiteId } from '#contract'
import {
  type DirectoryColumn,
  directoryField,
  type FieldChange,
  type RowChange,
  type RowFault,
  type SiteRecord,
} from '#contract/directory'
import { columnOf, columns, isField } from './columns.ts'
import { blankRecord, type Fields, fieldsOf, recordOf } from './fields.ts'
import { type Headings, letterOf, type SheetRow } from './headings.ts'
import { tidy } from './read-text.ts'
import type { Recognise } from './recognise.ts'
import type { Told } from './told.ts'

/** What a file would do (F10 – F13). */
export interface ImportPlan {
  rows: number
  /** Rows with faults. */
  wrong: number
  unchanged: number
  changes: readonly RowChange[]
  /** The records that the changes lead to. */
  records: readonly SiteRecord[]
  faults: readonly RowFault[]
  renamed: readonly { row: number; site: SiteId; was: string; label: string }[]
}

export interface PlanOptions {
  headings: Headings
  rows: readonly SheetRow[]
  recognise: Recognise
  stored: (site: SiteId) => SiteRecord | undefined
}

/** As much of a cell is told. */
const TOLD_LENGTH = 200

export function planImport({ headings, rows, recognise, stored }: PlanOptions): ImportPlan {
  const changes: RowChange[] = []
  const records: SiteRecord[] = []
  const faults: RowFault[] = []
  const renamed: ImportPlan['renamed'][number][] = []
  const rowOfSite = new Map<SiteId, number>()
  const counts = { rows: 0, wrong: 0, unchanged: 0 }

  for (const { row, cells } of rows) {
    const textOf = (key: DirectoryColumn) => tidy(cells.get(headings.at.get(key) ?? 0) ?? '')
    const says = columns.some(({ key }) => isField(key) && textOf(key) !== '')
    if (row <= headings.row || !says) continue
    counts.rows++
    const ofRow: RowFault[] = []
    const fault = (column: DirectoryColumn, reason: Told) => {
      const at = headings.at.get(column)
      const value = textOf(column).slice(0, TOLD_LENGTH)
      ofRow.push({
        row,
        column,
        letter: at ? letterOf(at) : null,
        heading: columnOf(column).vi,
        value,
        reason,
      })
    }

    const found = recognise(textOf('code'), textOf('name'))
    const site = 'site' in found ? found.site.site : null
    if ('reason' in found) fault(found.column, found.reason)
    const before = site === null ? undefined : stored(site)
    const earlier = site === null ? undefined : rowOfSite.get(site)
    if (site !== null && earlier === undefined) rowOfSite.set(site, row)
    if (earlier !== undefined)
      fault(headings.at.has('code') ? 'code' : 'name', {
        vi: `Đơn vị này đã có ở dòng ${earlier}.`,
        en: `This unit stands in row ${earlier} already.`,
      })

    const fields: Record<string, string> = { ...fieldsOf(before ?? blankRecord(site ?? 'VN')) }
    for (const { key, read } of columns) {
      if (!isField(key) || !headings.at.has(key)) continue
      const text = textOf(key)
      const value = text === '' ? { text } : read(text)
      if ('wrong' in value) fault(key, value.wrong)
      else fields[key] = value.text
    }
    const made = site !== null && ofRow.length === 0 ? recordOf(site, fields as Fields) : null
    if (made && 'faults' in made) for (const { field, reason } of made.faults) fault(field, reason)
    if (ofRow.length > 0) {
      counts.wrong++
      faults.push(...ofRow)
      continue
    }
    if (!made || 'faults' in made || !('site' in found)) continue
    if (found.was !== null)
      renamed.push({ row, site: made.record.site, was: found.was, label: found.site.label })
    const changed = changedFields(before, made.record)
    if (before && changed.length === 0) {
      counts.unchanged++
      continue
    }
    changes.push({
      ...{ row, site: made.record.site, label: found.site.label },
      ...{ kind: before ? 'changed' : 'added', fields: changed },
    })
    records.push(made.record)
  }
  return { ...counts, changes, records, faults, renamed }
}

/** What is different; of a site of which nothing was known all that is known now (F11). */
export function changedFields(before: SiteRecord | undefined, after: SiteRecord): FieldChange[] {
  const now = fieldsOf(after)
  const was = before ? fieldsOf(before) : null
  return directoryField.options
    .map((field) => ({ field, before: was?.[field] ?? '', after: now[field] }))
    .filter((each) => each.before !== each.after)
}
