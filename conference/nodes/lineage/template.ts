import type { Sheet } from '#conference/directory-files'
import type { FormerColumnOf } from '#conference/lineage'

/** An empty sheet, an example, and what each column takes. */
export const formerTemplate = (columns: readonly FormerColumnOf[]): Sheet[] => [
  { title: 'Tên cũ', headings: columns.map(({ vi }) => vi), rows: [] },
  {
    title: 'Ví dụ',
    headings: columns.map(({ vi }) => vi),
    rows: [columns.map(({ example }) => example)],
  },
  {
    title: 'Giải thích',
    headings: ['Cột', 'Tiếng Anh', 'Cách ghi', 'Ví dụ'],
    rows: columns.map(({ vi, en, explained, example }) => [vi, en, explained, example]),
  },
]
