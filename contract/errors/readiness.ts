import { type CatalogueSlice, entry } from './entry.ts'

/** Tests of sites, rounds, ladders and incidents. */
export const readinessErrors = {
  'test.running': entry(
    'operator',
    '{site} đang được kiểm thử, hoặc vừa được yêu cầu. Hãy chờ lượt đó xong.',
    '{site} is being tested, or was just asked for a test. Wait until that one has ended.',
  ),
  'test.no-room': entry(
    'site',
    'Đường truyền của {node} đang đủ lượt kiểm thử. Hãy thử lại sau ít phút.',
    'The lines of {node} bear no more tests now. Try again in a few minutes.',
  ),
  'test.in-session': entry(
    'operator',
    '{site} đang lên hình, phát biểu hoặc trao đổi riêng: đợt kiểm thử chờ đến khi xong.',
    '{site} is on screen, speaks or is in a private talk: the round waits until that is over.',
  ),
  'test.unknown': entry(
    'caller',
    'Lượt kiểm thử “{test}” không có, hoặc đã kết thúc.',
    'There is no test “{test}”, or it has ended.',
  ),
  'site.away': entry(
    'operator',
    'Trang của {site} chưa kết nối. Hãy gọi điện cho điểm cầu.',
    'The page of {site} is not connected. Call the site.',
  ),
  'round.unknown': entry('caller', 'Không có đợt kiểm thử “{round}”.', 'There is no test round “{round}”.'),
  'round.too-many': entry(
    'operator',
    'Đã có {count} đợt kiểm thử chưa kết thúc, là mức tối đa. Hãy kết thúc bớt.',
    '{count} test rounds are not over, which is the most. End some first.',
  ),
  'round.over': entry(
    'operator',
    'Đợt kiểm thử “{round}” đã kết thúc. Hãy mở đợt mới.',
    'The test round “{round}” is over. Open a new one.',
  ),
  'ladder.none': entry(
    'operator',
    'Phiên họp này chưa đặt giờ bắt đầu. Hãy đặt giờ trong thẻ “Kiểm thử”.',
    'This session has no start time yet. Set one in the tab “Tests”.',
  ),
  'ladder.past': entry(
    'operator',
    'Giờ bắt đầu {startsAt} đã qua. Hãy chọn giờ sau {now}.',
    'The start time {startsAt} is over. Choose one after {now}.',
  ),
  'ladder.early': entry(
    'operator',
    'Chưa đến giờ chốt: từ {opensAt} mới tuyên bố sẵn sàng được.',
    'The gate is not open yet: a session is declared ready from {opensAt} on.',
  ),
  'ladder.not-ready': entry(
    'operator',
    'Chưa sẵn sàng: {count} điểm cầu chưa đạt và chưa có ai ký miễn ({sites}). Hãy kiểm thử lại, hoặc ký miễn kèm lý do.',
    'Not ready: {count} sites are not proven and nobody signed for them ({sites}). Test them again, or sign a waiver with a reason.',
  ),
  'ladder.too-many-waivers': entry(
    'operator',
    'Phiên họp đã có {count} lần ký miễn, là mức tối đa.',
    'The session has {count} waivers, which is the most.',
  ),
  'ladder.waiver-unknown': entry(
    'caller',
    'Không có bản ký miễn “{waiver}”, hoặc đã được rút.',
    'There is no waiver “{waiver}”, or it was withdrawn.',
  ),
  'incident.unknown': entry(
    'caller',
    'Không có sự cố “{incident}”, hoặc sự cố đã đóng.',
    'There is no incident “{incident}”, or it is over.',
  ),
  'incident.needs-test': entry(
    'operator',
    'Sự cố do kiểm thử phát hiện chỉ đóng khi kiểm thử lại đạt.',
    'What a test found is over when a test shows it: test the site again.',
  ),
  'incident.over': entry(
    'operator',
    'Sự cố này đã được kiểm thử lại và đóng.',
    'This incident was tested again and is closed.',
  ),
} as const satisfies CatalogueSlice
