import { type CatalogueSlice, entry } from './entry.ts'

/** Programs beside the main one, and patrols. */
export const programErrors = {
  'audience.unknown': entry(
    'operator',
    'Không còn chương trình riêng “{program}”: có thể người khác vừa đóng. Hãy xem lại các chương trình.',
    'The program “{program}” is gone: somebody may just have closed it. Look at the programs again.',
  ),
  'audience.too-many': entry(
    'operator',
    'Phiên họp đã có {count} chương trình riêng, là mức tối đa. Hãy đóng bớt một chương trình.',
    'The session has {count} programs beside the main one, which is the most. Close one first.',
  ),
  'patrol.unknown': entry(
    'operator',
    'Không còn danh sách luân phiên “{patrol}”: có thể người khác vừa xóa. Hãy xem lại các danh sách.',
    'The patrol “{patrol}” is gone: somebody may just have removed it. Look at the list again.',
  ),
  'patrol.too-many': entry(
    'operator',
    'Phiên họp đã có {count} danh sách luân phiên, là mức tối đa. Hãy xóa bớt một danh sách.',
    'The session has {count} patrols, which is the most. Remove one first.',
  ),
  'patrol.too-long': entry(
    'operator',
    'Các luân phiên của phiên họp chỉ giữ được {most} điểm cầu chọn riêng, còn chỗ cho {left}. Hãy chọn ít hơn, chọn cả đơn vị, hoặc xóa bớt một danh sách.',
    'The patrols of a session have at most {most} chosen sites together; {left} more fit. Choose fewer, choose a unit, or remove a patrol.',
  ),
} as const satisfies CatalogueSlice
