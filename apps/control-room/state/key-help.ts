import type { KeyPress } from './shortcut.ts'

export interface KeyHelp {
  /** As it is written; parts between commas are keys of one kind. */
  keys: string
  vi: string
  en: string
  /** What is pressed, where that is not what is written. */
  presses?: readonly string[]
}

/** The keys of the console, in the order in which work goes. */
export const keyHelp: readonly KeyHelp[] = [
  {
    keys: '1–9, 0, -',
    presses: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-'],
    vi: 'bố cục',
    en: 'layout',
  },
  { keys: 'Enter', presses: [], vi: 'điểm cầu vào ô đang chọn', en: 'site into the chosen slot' },
  { keys: 'S', vi: 'ô đang chọn đi theo ai', en: 'whom the chosen slot follows' },
  { keys: 'Delete', vi: 'bỏ điểm cầu khỏi ô', en: 'clear the slot' },
  { keys: 'Shift+Delete', vi: 'bỏ hết các ô', en: 'clear all slots' },
  { keys: 'E', vi: 'lấy màn hình đang phát vào xem trước', en: 'what is on air into the preview' },
  { keys: 'D', vi: 'chữ trên hình', en: 'words on the picture' },
  { keys: 'C', vi: 'cảnh đã lưu', en: 'saved scenes' },
  { keys: 'F1–F12', presses: ['F1', 'F12'], vi: 'lấy cảnh đã lưu', en: 'recall a saved scene' },
  { keys: 'X', vi: 'cắt hoặc mờ dần', en: 'cut or fade' },
  { keys: 'T', vi: 'phát', en: 'take' },
  { keys: 'Ctrl+Z', vi: 'hoàn tác', en: 'undo' },
  { keys: 'V', vi: 'chương trình tiếp theo', en: 'the next program' },
  { keys: 'N', vi: 'nội dung trình chiếu', en: 'content' },
  { keys: 'Shift+N', vi: 'bảng trình chiếu', en: 'panel for content' },
  {
    keys: 'PgUp, PgDn',
    presses: ['PageUp', 'PageDown'],
    vi: 'trang trước, trang sau',
    en: 'page back, page on',
  },
  { keys: 'P', vi: 'luân phiên: chạy, dừng', en: 'patrol: start, pause' },
  { keys: '], [', vi: 'luân phiên: lượt sau, lượt trước', en: 'patrol: next, previous' },
  { keys: 'Shift+P', vi: 'luân phiên vào xem trước', en: 'patrol into the preview' },
  {
    keys: 'J',
    vi: 'kịch bản: dòng kế (hình, micro, đồng hồ)',
    en: 'script: next line (picture, microphones, timer)',
  },
  { keys: 'Shift+J', vi: 'kịch bản: dòng trước', en: 'script: previous line' },
  { keys: '.', vi: 'kịch bản: dừng, chạy đồng hồ', en: 'script: pause, resume the timer' },
  { keys: 'M', vi: 'micro của điểm cầu đang chọn', en: "the chosen site's microphone" },
  { keys: 'Shift+M', vi: 'tắt tất cả micro (hỏi lại)', en: 'close all microphones (asks)' },
  { keys: 'I', vi: 'mời người xin phát biểu đầu tiên', en: 'invite the first who asks' },
  { keys: 'Shift+I', vi: 'mở micro người xin đầu tiên', en: "open the first's microphone" },
  { keys: 'Y', vi: 'trao đổi riêng với điểm cầu, kết thúc', en: 'private talk with the site, end it' },
  { keys: 'Shift+Y', vi: 'đếm ngược 10 giây, hủy đếm', en: 'count down 10 s, stop the count' },
  { keys: 'B', vi: 'giữ để nói trên đường thoại', en: 'hold to talk on the operators’ line' },
  { keys: 'Shift+B', vi: 'nói liên tục trên đường thoại', en: 'talk on the line without holding' },
  { keys: 'K', vi: 'nơi chủ tọa gọi: mời, vào xem trước', en: "heed the chair's call" },
  { keys: 'Shift+K', vi: 'bỏ qua lời gọi đầu của chủ tọa', en: "put the chair's call aside" },
  { keys: 'Shift+R', vi: 'điểm danh tất cả', en: 'roll call of all' },
  { keys: 'U', vi: 'kiểm thử điểm cầu đang chọn', en: 'test the chosen site' },
  { keys: 'Shift+U', vi: 'kết quả kiểm thử của điểm cầu', en: 'what the tests of the site found' },
  { keys: 'A', vi: 'đồng ý yêu cầu đầu tiên', en: 'agree to the first request' },
  { keys: 'R', vi: 'từ chối yêu cầu đầu tiên, ghi lý do', en: 'refuse the first request, with a reason' },
  { keys: 'O', vi: 'đề nghị điểm cầu đang chọn thay', en: 'offer the chosen site instead' },
  { keys: 'Q', vi: 'việc về quyền điều khiển', en: 'what can be done about control' },
  { keys: 'G', vi: 'điểm cầu vừa được đồng ý vào ô', en: 'the granted site into the slot' },
  { keys: 'L', vi: 'điều khiển tại tỉnh (mất liên lạc, được phép)', en: 'control here (cut off, allowed)' },
  { keys: 'Z', vi: 'xem lớn điểm cầu đang chọn', en: 'the chosen site live and large' },
  { keys: 'H', vi: 'nghe chương trình', en: 'hear the program' },
  { keys: '/, Ctrl+K', vi: 'tìm điểm cầu', en: 'find a site' },
  { keys: 'F', vi: 'bỏ lọc', en: 'every site again' },
  { keys: 'W', vi: 'xếp lại tường', en: 'sort the wall again' },
  {
    keys: 'Alt+1–7',
    presses: ['Alt+1', 'Alt+7'],
    vi: 'thẻ bên phải; Tab vào trong thẻ',
    en: 'tab at the right; Tab goes into it',
  },
  { keys: 'Esc', presses: ['Escape'], vi: 'thôi chọn, đóng thông báo', en: 'let go, close the message' },
  { keys: '?', vi: 'bảng phím này', en: 'these keys' },
]

/** The presses that a row of the help is about. */
export const pressesOf = ({ keys, presses }: KeyHelp): KeyPress[] =>
  (presses ?? keys.split(', ')).map((written) => {
    const parts = written.split('+')
    return {
      key: parts.at(-1) ?? '',
      ctrlKey: parts.includes('Ctrl'),
      shiftKey: parts.includes('Shift'),
      metaKey: false,
      altKey: parts.includes('Alt'),
      repeat: false,
      typing: false,
    }
  })
