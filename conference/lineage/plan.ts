import {
  type HeadingsOf,
  headingsIn,
  isoOfDay,
  letterOf,
  type SheetRow,
  type Told,
  tidy,
} from '#conference/directory'
import { fold, spoken } from '#conference/sites/fold'
import type { SiteId } from '#contract'
import type { FormerChange, FormerColumn, FormerFault, FormerUnit } from '#contract/lineage'
import { formerColumns } from './columns.ts'
import { withKind } from './with-kind.ts'

/** What a file of former units would do (I2, I3). */
export interface LineagePlan {
  /** Rows that say something. */
  rows: number
  /** Rows with faults. */
  wrong: number
  unchanged: number
  changes: readonly FormerChange[]
  faults: readonly FormerFault[]
}

export interface LineagePlanOptions {
  headings: HeadingsOf<FormerColumn>
  rows: readonly SheetRow[]
  /** The unit of today with that code or id; null: there is none, or it is another node's. */
  unitOf: (code: string) => { site: SiteId; label: string; name: string } | null
  stored: ReadonlyMap<string, FormerUnit>
}

/** The old name and the new code are needed. */
export const findFormerHeadings = (rows: readonly SheetRow[]) =>
  headingsIn(rows, formerColumns, (known) => known.has('name') && known.has('site'))

/** What makes a former unit another one: its name and where it lay, and where it lies now (a unit may be divided). */
export const keyOfFormer = ({ name, district, province, site }: FormerUnit): string =>
  [spoken(name), fold(district), fold(province), site].join('|')

/** As the contract has it: a longer one would be stored and could not be read again. */
const MAX_NAME_LENGTH = 120
/** As much of a cell is told. */
const TOLD_LENGTH = 200

export function planLineage({ headings, rows, unitOf, stored }: LineagePlanOptions): LineagePlan {
  const changes: FormerChange[] = []
  const faults: FormerFault[] = []
  const rowOfKey = new Map<string, number>()
  const counts = { rows: 0, wrong: 0, unchanged: 0 }

  for (const { row, cells } of rows) {
    const textOf = (key: FormerColumn) => tidy(cells.get(headings.at.get(key) ?? 0) ?? '')
    if (row <= headings.row || formerColumns.every(({ key }) => textOf(key) === '')) continue
    counts.rows++
    const ofRow: FormerFault[] = []
    const fault = (column: FormerColumn, reason: Told) => {
      const at = headings.at.get(column)
      const heading = formerColumns.find(({ key }) => key === column)?.vi ?? column
      const value = textOf(column).slice(0, TOLD_LENGTH)
      ofRow.push({ ...{ row, column, heading, value, reason }, letter: at ? letterOf(at) : null })
    }
    const read = readRow(textOf, unitOf, fault)
    const earlier = rowOfKey.get(keyOfFormer(read.former))
    if (earlier !== undefined)
      fault('name', {
        vi: `Đơn vị cũ này đã có ở dòng ${earlier}.`,
        en: `This former unit stands in row ${earlier} already.`,
      })
    if (ofRow.length > 0) {
      counts.wrong++
      faults.push(...ofRow)
      continue
    }
    rowOfKey.set(keyOfFormer(read.former), row)
    const before = stored.get(keyOfFormer(read.former))
    if (before && isSame(before, read.former)) counts.unchanged++
    else changes.push({ row, kind: before ? 'changed' : 'added', ...read })
  }
  return { ...counts, changes, faults }
}

const isSame = (one: FormerUnit, other: FormerUnit): boolean =>
  (Object.keys(one) as (keyof FormerUnit)[]).every((field) => one[field] === other[field])

/** The former unit of a row, and what is wrong with it told by column. */
function readRow(
  textOf: (key: FormerColumn) => string,
  unitOf: LineagePlanOptions['unitOf'],
  fault: (column: FormerColumn, reason: Told) => void,
): { former: FormerUnit; label: string } {
  const texts = Object.fromEntries(
    formerColumns.map(({ key, read }) => {
      const text = textOf(key)
      const value = text === '' ? { text } : read(text)
      if ('wrong' in value) fault(key, value.wrong)
      return [key, 'wrong' in value ? '' : value.text]
    }),
  ) as Record<FormerColumn, string>
  if (textOf('name') === '') fault('name', { vi: 'Thiếu tên đơn vị cũ.', en: 'The former name is missing.' })
  if (textOf('from') === '')
    fault('from', { vi: 'Thiếu ngày mang tên mới.', en: 'The first day of the new name is missing.' })

  const unit = texts.site === '' ? null : unitOf(texts.site)
  if (texts.site === '') fault('site', { vi: 'Thiếu mã đơn vị mới.', en: 'The new code is missing.' })
  else if (!unit)
    fault('site', {
      vi: 'Không có đơn vị mã này trong địa bàn, theo danh mục hiện hành.',
      en: 'No unit of this area has this code today.',
    })
  else if (texts.unit !== '' && fold(texts.unit) !== fold(unit.name))
    fault('unit', {
      vi: `Không khớp với mã mới: ${unit.site} là ${unit.name}.`,
      en: `Does not fit the new code: ${unit.site} is ${unit.name}.`,
    })
  const { district, province, code, document } = texts
  const name = withKind(texts.kind, texts.name)
  if (name.length > MAX_NAME_LENGTH)
    fault('name', {
      vi: `Tên cùng loại dài quá ${MAX_NAME_LENGTH} ký tự.`,
      en: `Name and kind together are longer than ${MAX_NAME_LENGTH} characters.`,
    })
  const former = {
    ...{ district, province, code, document, site: unit?.site ?? 'VN' },
    name,
    from: texts.from === '' ? '' : isoOfDay(texts.from),
  }
  return { former, label: unit?.label ?? '' }
}
