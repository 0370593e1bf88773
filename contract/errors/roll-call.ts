import { type CatalogueSlice, entry } from './entry.ts'

/** Calling the roll. */
export const rollCallErrors = {
  'roll-call.running': entry(
    'operator',
    'Đang điểm danh (do {by} bắt đầu). Hãy kết thúc lượt đó trước.',
    'The roll is being called already (by {by}). End that roll call first.',
  ),
  'roll-call.unknown': entry(
    'caller',
    'Không có lượt điểm danh “{rollCall}”.',
    'There is no roll call “{rollCall}”.',
  ),
  'roll-call.over': entry('operator', 'Lượt điểm danh đã kết thúc.', 'The roll call has ended.'),
  'roll-call.too-many': entry(
    'operator',
    'Đã ghi {count} lần cho điểm cầu này, là mức tối đa.',
    'This site was noted {count} times, which is the most.',
  ),
} as const satisfies CatalogueSlice
