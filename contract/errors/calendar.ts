import { type CatalogueSlice, entry } from './entry.ts'

/** Planned sessions and what sites answer to them. */
export const calendarErrors = {
  'calendar.unknown': entry(
    'caller',
    'Không có phiên họp “{plan}” trong lịch.',
    'There is no session “{plan}” in the calendar.',
  ),
  'calendar.not-here': entry(
    'operator',
    'Phiên họp này do {owner} lập; cấp này không sửa được.',
    'This session is planned by {owner}; this tier can not change it.',
  ),
  'calendar.site-elsewhere': entry(
    'operator',
    '{site} không thuộc cấp này: việc xác nhận thay do {node} ghi.',
    '{site} is not of this tier: {node} notes what it answers.',
  ),
  'calendar.stale': entry(
    'operator',
    'Phiên họp “{title}” đã được {by} sửa trong lúc đó. Hãy tải lại rồi làm tiếp.',
    '“{title}” was changed by {by} meanwhile. Load it again, then go on.',
  ),
  'calendar.state': entry(
    'operator',
    'Phiên họp “{title}” {vi}: không làm được việc này.',
    '“{title}” {en}: this can not be done.',
  ),
  'calendar.past': entry(
    'operator',
    'Giờ bắt đầu {startsAt} đã qua (bây giờ là {now}). Hãy chọn giờ khác.',
    'The start time {startsAt} is over (it is {now}). Choose another one.',
  ),
  'calendar.wrong': entry('operator', 'Chưa lập được lịch: {vi}.', 'The session can not be planned: {en}.'),
  'calendar.secret': entry(
    'operator',
    'Hệ thống này không dùng cho phiên họp có nội dung bí mật nhà nước. Hãy dùng đường truyền và phòng họp dành riêng theo quy định.',
    'This system is not for sessions with state secrets. Use the lines and rooms that are kept for them.',
  ),
  'calendar.nobody': entry(
    'operator',
    'Chưa mời điểm cầu nào. Hãy thêm ít nhất một thành phần được mời.',
    'Nobody is invited. Add at least one invitation.',
  ),
  'calendar.not-below': entry(
    'operator',
    'Cấp này không mời được “{site}”: chỉ mời được điểm cầu của mình và cấp dưới.',
    'This tier can not invite “{site}”: only sites of its own and below.',
  ),
  'calendar.too-many': entry(
    'operator',
    'Lịch đã có {count} phiên chưa kết thúc, là mức nhiều nhất.',
    'The calendar has {count} sessions that are not over, which is the most.',
  ),
  'calendar.too-many-invited': entry(
    'operator',
    'Phiên họp mời {count} điểm cầu; nhiều nhất là {limit}. Hãy bớt thành phần được mời.',
    'The session invites {count} sites; {limit} is the most. Invite fewer.',
  ),
  'calendar.time-changed': entry(
    'site',
    'Phiên họp “{title}” vừa đổi giờ hoặc yêu cầu. Hãy xem lại rồi xác nhận.',
    'The time or the requirements of “{title}” have just changed. Look at them and acknowledge again.',
  ),
  'calendar.too-many-answers': entry(
    'site',
    'Điểm cầu này đã trả lời phiên họp {count} lần, là mức nhiều nhất. Hãy gọi trực kỹ thuật cấp trên.',
    'This site has answered {count} times, which is the most. Call the technicians of the tier above.',
  ),
  'template.unknown': entry(
    'caller',
    'Mẫu này không còn, có thể đã bị xóa.',
    'This template is no longer there; it may have been deleted.',
  ),
  'template.name-taken': entry(
    'operator',
    'Đã có mẫu tên “{name}”. Hãy đặt tên khác.',
    'There is a template “{name}” already. Choose another name.',
  ),
  'template.too-many': entry(
    'operator',
    'Đã có {count} mẫu phiên họp, là mức nhiều nhất. Hãy xóa mẫu không dùng nữa.',
    'There are {count} templates, which is the most. Delete one that is not used.',
  ),
} as const satisfies CatalogueSlice
