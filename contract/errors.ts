import { z } from 'zod'

/** Who has to act on an error. */
export type Actor = 'operator' | 'site' | 'peer' | 'caller' | 'us'

interface CatalogueEntry {
  actor: Actor
  vi: string
  en: string
}

const entry = (actor: Actor, vi: string, en: string): CatalogueEntry => ({ actor, vi, en })

/**
 * Every refusal that crosses a wire. The code is stable (people read it out on the phone, scripts test it);
 * `{name}` in a sentence is filled from the details.
 */
export const errorCatalogue = {
  'protocol.mismatch': entry(
    'peer',
    'Phiên bản không khớp: bên này dùng giao thức {ours}, bên kia dùng {theirs}. Hãy tải lại trang hoặc nâng cấp bản cũ hơn.',
    'Protocol versions differ: this side speaks {ours}, the other {theirs}. Reload the page or upgrade the older one.',
  ),
  'message.malformed': entry(
    'caller',
    'Tin nhắn không đúng định dạng: {reason}.',
    'The message is malformed: {reason}.',
  ),
  'message.too-large': entry(
    'caller',
    'Tin nhắn quá lớn (tối đa {limit} byte).',
    'The message is too large (at most {limit} bytes).',
  ),
  'message.unknown': entry('caller', 'Không có thao tác “{op}”.', 'There is no operation “{op}”.'),
  'message.out-of-order': entry(
    'caller',
    'Thao tác “{op}” đến sai thứ tự: {reason}.',
    'Operation “{op}” came out of order: {reason}.',
  ),
  'message.too-many': entry(
    'caller',
    'Gửi quá nhanh. Hãy chờ {seconds} giây rồi thử lại.',
    'Too many messages. Wait {seconds} seconds and try again.',
  ),
  'auth.required': entry(
    'caller',
    'Chưa đăng nhập hoặc phiên đăng nhập đã hết. Hãy mở lại đường liên kết được cấp; ai có tài khoản thì đăng nhập ở trang /sign-in/.',
    'Not signed in, or the sign-in has ended. Open the link you were given again; who has an account signs in at /sign-in/.',
  ),
  'auth.link-invalid': entry(
    'caller',
    'Đường liên kết không còn hiệu lực (đã thu hồi, đã dùng hoặc hết hạn). Hãy xin liên kết mới từ cán bộ kỹ thuật cấp trên.',
    'The link is no longer valid (revoked, used or expired). Ask the technician of the tier above for a new one.',
  ),
  'auth.console-link-invalid': entry(
    'caller',
    'Không có đường liên kết này: có thể chép thiếu, hoặc của máy chủ khác. Hãy mở đúng đường liên kết được cấp, hoặc xin quản trị hệ thống của đơn vị mình cấp liên kết mới.',
    'There is no such link: it may be incomplete, or of another server. Open the link as it was given, or ask the administrator of your own unit for a new one.',
  ),
  'auth.console-link-used': entry(
    'caller',
    'Đường liên kết này đã được mở lúc {at}; mỗi liên kết chỉ mở được một lần. Hãy xin quản trị hệ thống của đơn vị mình cấp liên kết mới; nếu không phải người của đơn vị mở, hãy báo ngay để quản trị kết thúc lần đăng nhập đó.',
    'This link was opened at {at}; each opens once. Ask the administrator of your own unit for a new one. If none of your people opened it, say so at once: that sign-in has to be ended.',
  ),
  'auth.console-link-expired': entry(
    'caller',
    'Đường liên kết này đã hết hạn lúc {at}. Hãy xin quản trị hệ thống của đơn vị mình cấp liên kết mới.',
    'This link expired at {at}. Ask the administrator of your own unit for a new one.',
  ),
  'auth.not-allowed': entry(
    'caller',
    'Không có quyền “{right}” để làm việc này.',
    'The right “{right}” is needed for this.',
  ),
  'auth.not-your-role': entry(
    'caller',
    'Vai trò của tài khoản này không gồm việc “{op}”. Nếu việc này là của bạn, hãy báo quản trị của đơn vị mình đổi vai trò.',
    'The role of this account does not include “{op}”. If it is your duty, ask the administrator of your unit for another role.',
  ),
  'auth.not-your-unit': entry(
    'caller',
    'Việc “{op}” ở đây thuộc đơn vị khác hoặc cấp trên; tài khoản này chỉ làm được ở đơn vị của mình và các đơn vị bên dưới.',
    'Here “{op}” belongs to another unit or to one above; this account counts at its own unit and below only.',
  ),
  'auth.sign-in-wrong': entry(
    'caller',
    'Tên đăng nhập, mật khẩu hoặc mã xác nhận không đúng. Hãy gõ lại (xem phím Caps Lock và bộ gõ tiếng Việt); nếu quên, hãy xin quản trị của đơn vị mình gửi lại lời mời.',
    'The sign-in name, the password or the code is wrong. Type it again (mind Caps Lock and the Vietnamese keyboard); if you forgot it, ask the administrator of your unit for a new invitation.',
  ),
  'auth.locked': entry(
    'caller',
    'Đã nhập sai nhiều lần. Hãy chờ {seconds} giây, đến {until}, rồi đăng nhập lại.',
    'Too many wrong attempts. Wait {seconds} seconds, until {until}, then sign in again.',
  ),
  'auth.code-needed': entry(
    'caller',
    'Mật khẩu đúng. Hãy nhập mã 6 số trong ứng dụng xác thực trên điện thoại.',
    'The password is right. Enter the 6 digits from the authenticator app on your phone.',
  ),
  'auth.code-wrong': entry(
    'caller',
    'Mã không đúng hoặc đã hết hạn. Hãy xem đồng hồ điện thoại có đúng giờ không, rồi nhập mã đang hiện; nếu trang mở đã lâu, hãy làm lại từ đầu.',
    'The code is wrong or too old. See that the clock of your phone is right and enter the code that it shows now; if the page has been open for long, begin again.',
  ),
  'auth.code-exists': entry(
    'caller',
    'Tài khoản này đã có mã xác nhận. Hãy tắt mã cũ rồi bật lại trên điện thoại mới.',
    'This account has a second factor. End it first, then begin again with the new phone.',
  ),
  'auth.password-weak': entry('caller', 'Mật khẩu chưa đủ mạnh: {vi}.', 'The password is too weak: {en}.'),
  'auth.invitation-invalid': entry(
    'caller',
    'Lời mời này không dùng được: đã dùng, đã hết hạn, đã được thay bằng lời mời mới, hoặc chép thiếu. Hãy xin quản trị của đơn vị mình gửi lại.',
    'This invitation can not be used: it was used, is over, was replaced, or is incomplete. Ask the administrator of your unit for a new one.',
  ),
  'account.unknown': entry('caller', 'Không có tài khoản “{account}”.', 'There is no account “{account}”.'),
  'account.name-taken': entry(
    'caller',
    'Tên đăng nhập “{name}” đã có người dùng. Hãy chọn tên khác.',
    'The sign-in name “{name}” is taken. Choose another one.',
  ),
  'account.own': entry(
    'caller',
    'Không thể tự khóa, tự mời lại tài khoản của mình, hay tự đổi vai trò, đơn vị của mình. Hãy nhờ một quản trị khác.',
    'Nobody disables or invites their own account, or changes its role or unit. Ask another administrator.',
  ),
  'seat.taken': entry(
    'site',
    'Điểm cầu này đang mở ở một trình duyệt khác từ {since}. Bấm “Chuyển sang máy này” để tiếp tục ở đây.',
    'This site is open in another browser since {since}. Press “Use this computer” to continue here.',
  ),
  'seat.foreign': entry(
    'caller',
    'Thao tác này nhắm tới chỗ của điểm cầu khác và bị từ chối.',
    'This operation aims at the seat of another site and was refused.',
  ),
  'seat.none': entry('caller', 'Chưa vào phòng họp (chưa có chỗ).', 'Not seated yet: say hello first.'),
  'session.unknown': entry('caller', 'Không có phiên họp “{session}”.', 'There is no session “{session}”.'),
  'session.too-many': entry(
    'operator',
    'Máy chủ này đã có {count} phiên họp, là mức nhiều nhất. Hãy kết thúc bớt một phiên rồi mở lại.',
    'This node has {count} sessions, which is the most. Close one, then open it again.',
  ),
  'session.stale': entry(
    'operator',
    'Màn hình đã được {by} thay đổi lúc {at} (bản {current}, bản của bạn {seen}). Hãy xem lại rồi phát lại.',
    'The program was changed by {by} at {at} (revision {current}, yours {seen}). Look again, then take again.',
  ),
  'session.not-in-control': entry(
    'operator',
    'Phiên họp do {owner} điều khiển; cấp này không đổi được màn hình chung.',
    'The session is controlled by {owner}; this tier can not change the common program.',
  ),
  'scene.invalid': entry('caller', 'Bố cục không hợp lệ: {reason}.', 'The scene is not valid: {reason}.'),
  'scene.unknown': entry(
    'operator',
    'Cảnh đã lưu “{scene}” không còn: có thể người khác vừa xóa. Hãy xem lại danh sách cảnh.',
    'The saved scene “{scene}” is gone: somebody may just have deleted it. Look at the list again.',
  ),
  'site.unknown': entry('caller', 'Không có điểm cầu “{site}”.', 'There is no site “{site}”.'),
  'floor.full': entry(
    'operator',
    'Đã mở {bound} micro, là mức tối đa. Hãy tắt bớt một micro.',
    '{bound} microphones are open, which is the bound. Close one first.',
  ),
  'floor.not-invited': entry(
    'site',
    'Điểm cầu chưa được mời phát biểu, hoặc lời mời đã được rút lại. Hãy bấm “Xin phát biểu”.',
    'The site is not invited to speak, or no longer. Press “Ask to speak”.',
  ),
  'floor.queue-full': entry(
    'operator',
    'Đã có {count} điểm cầu trong danh sách, là mức tối đa. Hãy xử lý bớt rồi thử lại.',
    '{count} sites are on the list, which is the most. Attend to some of them first.',
  ),
  'floor.bound-too-low': entry(
    'operator',
    'Đang mở {open} micro, nhiều hơn mức {bound} vừa chọn. Hãy tắt bớt micro trước.',
    '{open} microphones are open, more than the bound of {bound}. Close some first.',
  ),
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
  'control.fenced': entry(
    'operator',
    'Quyền điều khiển đã đổi: {holder} đang điều khiển từ {since} (số {current}, lệnh này mang số {seen}). Lệnh không được thực hiện; hãy xem lại màn hình.',
    'Control has changed hands: {holder} controls since {since} (number {current}, this command carries {seen}). The command was not carried out; look at the screen again.',
  ),
  'showing.not-agreed': entry(
    'operator',
    'Tỉnh yêu cầu xin trước khi đưa lên hình: {sites}. Hãy gửi yêu cầu và chờ tỉnh đồng ý.',
    'Their province wants to be asked before these sites are shown: {sites}. Send a request and wait for its consent.',
  ),
  'showing.refused': entry(
    'operator',
    'Tỉnh không cho đưa lên hình: {sites}. Hãy chọn điểm cầu khác hoặc gọi trực kỹ thuật của tỉnh.',
    'Their province does not let these sites be shown: {sites}. Choose another site, or call the province’s duty technician.',
  ),
  'showing.not-needed': entry(
    'operator',
    '{site} lên hình được ngay, không cần xin.',
    '{site} can be shown at once, without asking.',
  ),
  'showing.too-many': entry(
    'operator',
    'Đã có {count} yêu cầu đang chờ, là mức tối đa. Hãy chờ trả lời hoặc rút bớt.',
    '{count} requests wait, which is the most. Wait for answers, or withdraw some.',
  ),
  'showing.unknown': entry('caller', 'Không có yêu cầu “{request}”.', 'There is no request “{request}”.'),
  'showing.over': entry(
    'operator',
    'Yêu cầu này đã kết thúc ({state}); không trả lời được nữa.',
    'This request has ended ({state}); it can not be answered any more.',
  ),
  'part.not-allowed': entry(
    'operator',
    '{owner} chưa cho phép tỉnh chạy chương trình riêng trong phiên họp này. Hãy gọi trực kỹ thuật cấp trên.',
    '{owner} does not allow a province a program of its own in this session. Call the duty technician of the tier above.',
  ),
  'part.exists': entry(
    'operator',
    'Tỉnh đang có chương trình riêng trong phiên họp này rồi.',
    'The province has a program of its own in this session already.',
  ),
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
  'directory.not-here': entry(
    'operator',
    '{site} không thuộc {node}: danh bạ của điểm cầu do máy chủ của cấp mình giữ.',
    '{site} is not of {node}: the directory of a site is kept by the node of its own tier.',
  ),
  'directory.stale': entry(
    'operator',
    'Danh bạ của {site} đã được {by} sửa trong lúc đó. Hãy tải lại rồi sửa tiếp, hoặc nhập lại tệp.',
    'The directory of {site} was changed by {by} meanwhile. Load it again before changing it, or import the file again.',
  ),
  'directory.field-wrong': entry('operator', '{heading}: {vi}', '{heading}: {en}'),
  'directory.file-unreadable': entry(
    'operator',
    'Không đọc được tệp: {vi}.',
    'The file can not be read: {en}.',
  ),
  'directory.file-too-large': entry(
    'operator',
    'Tệp quá lớn ({what}: tối đa {most}). Hãy chia thành nhiều tệp nhỏ hơn.',
    'The file is too large ({what}: at most {most}). Split it into smaller ones.',
  ),
  'directory.no-headings': entry(
    'operator',
    'Không thấy dòng tiêu đề trong 10 dòng đầu: cần cột “Mã đơn vị” hoặc “Tên đơn vị” và ít nhất một cột của tệp mẫu.',
    'No headings within the first ten rows: the column “Mã đơn vị” or “Tên đơn vị” is needed, and one more of the template.',
  ),
  'directory.heading-twice': entry(
    'operator',
    'Cột “{heading}” có hai lần. Hãy bỏ một cột.',
    'The column “{heading}” stands there twice. Remove one.',
  ),
  'import.unknown': entry(
    'operator',
    'Bản xem trước này không còn (đã xác nhận, đã quá hạn, hoặc máy chủ đã khởi động lại). Hãy chọn lại tệp.',
    'This preview is gone (confirmed, expired, or the node was restarted). Choose the file again.',
  ),
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
  'calendar.time-changed': entry(
    'site',
    'Phiên họp “{title}” vừa đổi giờ. Hãy xem giờ mới rồi xác nhận lại.',
    'The time of “{title}” has just changed. Look at it and acknowledge again.',
  ),
  'calendar.too-many-answers': entry(
    'site',
    'Điểm cầu này đã trả lời phiên họp {count} lần, là mức nhiều nhất. Hãy gọi trực kỹ thuật cấp trên.',
    'This site has answered {count} times, which is the most. Call the technicians of the tier above.',
  ),
  'content.taken': entry(
    'operator',
    '{by} đang trình chiếu cho {room}. Hãy chờ bên đó dừng, hoặc bấm “Trình chiếu thay”.',
    '{by} presents for {room}. Wait until that has ended, or press “Present instead”.',
  ),
  'content.room-presents': entry(
    'operator',
    'Trang của phòng {room} đang trình chiếu. Hãy dừng ở trang đó trước.',
    'The page of the room {room} presents. End it on that page first.',
  ),
  'content.taken-over': entry('operator', '{by} đã trình chiếu thay bạn.', '{by} presents instead of you.'),
  'media.unavailable': entry(
    'us',
    'Máy chủ hình và tiếng tạm thời không phục vụ. Hệ thống đang tự kết nối lại; không cần thao tác.',
    'The media host is not available for now. It is being reconnected; nothing to do.',
  ),
  'media.rejected': entry(
    'caller',
    'Tham số hình/tiếng không được chấp nhận: {reason}.',
    'The media parameters were not accepted: {reason}.',
  ),
  'media.worker-lost': entry(
    'us',
    'Bộ xử lý hình và tiếng vừa khởi động lại; đang tự vào lại.',
    'The media worker restarted; re-joining by itself.',
  ),
  'node.unreachable': entry(
    'peer',
    'Không liên lạc được với {node}. Hãy gọi trực kỹ thuật của cấp đó.',
    '{node} can not be reached. Call the duty technician of that tier.',
  ),
  internal: entry(
    'us',
    'Lỗi bên trong hệ thống, đã ghi nhật ký. Mã tra cứu: {ref}.',
    'Internal error, logged. Reference: {ref}.',
  ),
} as const satisfies Record<string, CatalogueEntry>

export type ErrorCode = keyof typeof errorCatalogue
const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]]

export const errorBody = z.strictObject({
  code: z.enum(codes),
  /** Vietnamese first, English second; both filled in. */
  message: z.strictObject({ vi: z.string().max(1000), en: z.string().max(1000) }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
})
export type ErrorBody = z.infer<typeof errorBody>
export type ErrorDetails = Record<string, string | number | boolean>

/** A refusal with a name: thrown inside a node, converted to {@link ErrorBody} once, at the door. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails
  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }

  get body(): ErrorBody {
    return describeError(this.code, this.details)
  }
}

const longestDetail = 300

/**
 * The refusal that another process named; undefined for a code that the catalogue does not have. What is no plain
 * value among its details is left out, long text is cut.
 */
export function refusalFrom(code: string, details: unknown): Refusal | undefined {
  if (!Object.hasOwn(errorCatalogue, code)) return undefined
  const plain: ErrorDetails = {}
  for (const [name, value] of Object.entries(typeof details === 'object' && details ? details : {})) {
    if (typeof value === 'string') plain[name] = value.slice(0, longestDetail)
    else if (typeof value === 'number' || typeof value === 'boolean') plain[name] = value
  }
  return new Refusal(code as ErrorCode, plain)
}

/** Fills the sentences of the catalogue. A detail that is missing stays visible as `{name}`. */
export function describeError(code: ErrorCode, details: ErrorDetails = {}): ErrorBody {
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole))
  const { vi, en } = errorCatalogue[code]
  return { code, message: { vi: fill(vi), en: fill(en) }, details }
}
