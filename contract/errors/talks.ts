import { type CatalogueSlice, entry } from './entry.ts'

/** Private talks with a site, and the operators’ line. */
export const talkErrors = {
  'cue.on-air': entry(
    'operator',
    '{site} đang lên hình hoặc đang mở micro; chỉ trao đổi riêng được trước khi lên hình.',
    '{site} is on air or has its microphone open; a private talk is for before.',
  ),
  'cue.busy': entry(
    'operator',
    '{by} ({from}) đang trao đổi riêng với {site}. Hãy chờ kết thúc hoặc nhắn trên đường kỹ thuật.',
    '{by} ({from}) is talking privately with {site}. Wait until that ends, or write on the operators’ line.',
  ),
  'cue.taken': entry(
    'operator',
    '{by} đang trao đổi riêng với một điểm cầu từ {room}. Hãy chờ kết thúc: mỗi cấp chỉ một người nói.',
    '{by} is talking privately with a site for {room}. Wait until that ends: one voice a tier at a time.',
  ),
  'line.taken': entry(
    'operator',
    '{by} đang nói trên đường kỹ thuật của {room}. Hãy chờ người đó nói xong.',
    '{by} is talking on the operators’ line for {room}. Wait until that ends.',
  ),
  'cue.unknown': entry(
    'operator',
    'Cấp này không có cuộc trao đổi riêng nào với {site}; có thể vừa kết thúc.',
    'This tier has no private talk with {site}; it may just have ended.',
  ),
  'cue.too-many': entry(
    'operator',
    'Phiên họp đã có {count} cuộc trao đổi riêng, là mức tối đa. Hãy chờ một cuộc kết thúc.',
    'The session has {count} private talks, which is the most. Wait until one ends.',
  ),
} as const satisfies CatalogueSlice
