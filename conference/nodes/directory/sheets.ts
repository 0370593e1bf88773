import { columns, fieldsOf } from '#conference/directory'
import type { Sheet } from '#conference/directory-files'
import { tierOf } from '#conference/sites/ids'
import type { SiteId } from '#contract'
import type { DirectoryColumn, SiteRecord } from '#contract/directory'

/** A site with what is stored of it. */
export interface SiteRow {
  site: SiteId
  name: string
  record: SiteRecord | undefined
}

const headings = columns.map(({ vi }) => vi)

/** Communes have a code of their own, other sites their id. */
const codeOf = (site: SiteId): string =>
  tierOf(site) === 'commune' ? (site.split('-').at(-1) ?? site) : site

/** A row for each site; empty behind its name where nothing is stored. */
export function sheetOf(rows: readonly SiteRow[]): Sheet {
  return {
    title: 'Danh bạ',
    headings,
    rows: rows.map(({ site, name, record }) => {
      const texts: Partial<Record<DirectoryColumn, string>> = {
        ...(record && fieldsOf(record)),
        ...{ code: codeOf(site), name },
      }
      return columns.map(({ key }) => texts[key] ?? '')
    }),
  }
}

const SHORT: readonly DirectoryColumn[] = ['code', 'name', 'principal.name', 'principal.phone']

/** What stands beside the sheet of a template: two examples, and what each column takes. */
export const templateSheets: readonly Sheet[] = [
  {
    title: 'Ví dụ',
    headings,
    rows: [
      columns.map(({ example }) => example),
      columns.map(({ key, example }) => (SHORT.includes(key) ? example : '')),
    ],
  },
  {
    title: 'Giải thích',
    headings: ['Cột', 'Tiếng Anh', 'Cách ghi', 'Ví dụ'],
    rows: [
      ...columns.map(({ vi, en, explained, example }) => [vi, en, explained, example]),
      [
        'Ô trống',
        '',
        'Cột có trong tệp mà ô trống: xóa điều đã ghi. Cột không có trong tệp: giữ nguyên.',
        '',
      ],
      ['Dòng trống', '', 'Dòng chỉ có mã và tên: bỏ qua.', ''],
      ['Trang tính', '', 'Chỉ trang tính đầu tiên được đọc.', ''],
    ],
  },
]
