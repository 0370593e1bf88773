import { text } from '#browser/kit'

/** The words of this page. Vietnamese first; names of places and sessions come from the node. */
export const words = text({
  join: { vi: 'Vào phòng họp', en: 'Join the meeting' },
  camera: { vi: 'Camera', en: 'Camera' },
  microphone: { vi: 'Micro', en: 'Microphone' },
  chooseDevices: { vi: 'Kiểm tra camera và micro trước khi vào', en: 'Check camera and microphone' },
  speakNow: { vi: 'Nói thử: vạch phải chạy lên', en: 'Speak: the bar should move' },
  noLevel: { vi: 'Bấm vào trang để đo tiếng', en: 'Click the page to measure sound' },
  asking: { vi: 'Trình duyệt đang hỏi quyền dùng thiết bị. Hãy bấm “Cho phép”.', en: 'Press “Allow”.' },
  ownPicture: { vi: 'Hình của điểm cầu này', en: 'Picture of this site' },
  noOwnPicture: { vi: 'Chưa có hình camera', en: 'No camera picture' },
  microphoneOpen: { vi: 'MICRO ĐANG MỞ', en: 'MICROPHONE OPEN' },
  microphoneUnheard: {
    vi: 'Micro được mở nhưng KHÔNG có tiếng: micro đang lỗi',
    en: 'The microphone is opened but gives NO sound: it has a fault',
  },
  microphoneClosed: { vi: 'Micro đang tắt', en: 'Microphone closed' },
  microphonePrivate: { vi: 'Chỉ kỹ thuật viên nghe', en: 'Only the technician hears you' },
  closeMicrophone: { vi: 'Tắt micro của tôi', en: 'Close my microphone' },
  seenBy: { vi: 'Cấp đang thấy', en: 'Seen by' },
  heardBy: { vi: 'Cấp đang nghe', en: 'Heard by' },
  andMore: { vi: '{names} và {count} cấp khác', en: '{names} and {count} more' },
  nobodySees: { vi: 'Chưa cấp nào', en: 'Nobody now' },
  fullScreen: { vi: 'Toàn màn hình', en: 'Full screen' },
  leaveFullScreen: { vi: 'Thoát toàn màn hình', en: 'Leave full screen' },
  dutyPhone: { vi: 'Trực kỹ thuật:', en: 'Duty technician:' },
  devices: { vi: 'Thiết bị', en: 'Devices' },
  close: { vi: 'Đóng', en: 'Close' },
  connected: { vi: 'Đã kết nối với {node}', en: 'Connected to {node}' },
  reconnecting: {
    vi: 'Mất liên lạc với {node}, đang tự kết nối lại (lần {attempt})',
    en: 'Lost {node}, reconnecting by itself (attempt {attempt})',
  },
  mediaOpening: { vi: 'Đang mở đường hình và tiếng', en: 'Opening picture and sound' },
  mediaIdle: { vi: 'Chưa có hình hay tiếng để truyền', en: 'No picture or sound to carry yet' },
  mediaOk: { vi: 'Hình và tiếng thông suốt', en: 'Picture and sound flow' },
  mediaBroken: { vi: 'Đường hình và tiếng gián đoạn, đang nối lại', en: 'Picture and sound interrupted' },
  uplinkLost: {
    vi: 'Cấp trên tạm mất liên lạc; phiên họp trong tỉnh vẫn tiếp tục',
    en: 'The tier above is away; the session goes on in the province',
  },
  unblock: { vi: 'Bấm để bật tiếng', en: 'Click to turn sound on' },
  takeOver: { vi: 'Chuyển sang máy này', en: 'Use this computer' },
  reload: { vi: 'Tải lại trang', en: 'Reload the page' },
  retry: { vi: 'Thử lại', en: 'Try again' },
  retryNow: { vi: 'Thử lại ngay', en: 'Try now' },
  deviceUnnamed: { vi: 'Thiết bị {number}', en: 'Device {number}' },
})

/** Shown with both languages. */
export const notices = text({
  reaching: { vi: 'Đang kết nối…', en: 'Connecting…' },
  reachingHint: { vi: 'Trang tự vào, không cần thao tác.', en: 'The page joins by itself.' },
  noSession: { vi: 'Chưa có phiên họp', en: 'No session yet' },
  noSessionHint: {
    vi: 'Điểm cầu đã kết nối. Khi phiên họp bắt đầu, hình tự hiện ở đây; không cần thao tác.',
    en: 'The site is connected. When the session starts its picture appears here by itself.',
  },
  unreachable: { vi: 'Không kết nối được với máy chủ', en: 'The server can not be reached' },
  unreachableHint: {
    vi: 'Kiểm tra dây mạng của máy này. Trang tự thử lại (đã thử {attempt} lần) và tự vào ngay khi có mạng. Nếu quá 2 phút, hãy gọi trực kỹ thuật.',
    en: 'Check the network cable. The page keeps trying ({attempt} so far) and joins by itself. After 2 minutes call the duty technician.',
  },
  refused: { vi: 'Không vào được phòng họp', en: 'The meeting can not be joined' },
  linkInvalid: { vi: 'Đường liên kết không dùng được', en: 'This link can not be used' },
  linkAdvice: {
    vi: 'Mở lại đúng đường liên kết riêng của điểm cầu. Nếu vẫn không được, gọi trực kỹ thuật để xin liên kết mới.',
    en: 'Open the personal link of your site again. If that fails, call the duty technician for a new one.',
  },
  seatTaken: { vi: 'Điểm cầu đang mở ở máy khác', en: 'This site is open on another computer' },
  seatAdvice: {
    vi: 'Chỉ một máy được đại diện cho điểm cầu. Nếu máy này mới là máy của phòng họp, hãy chuyển sang máy này.',
    en: 'One computer at a time stands for the site. If it should be this one, switch to it.',
  },
  mismatch: { vi: 'Trang và máy chủ khác phiên bản', en: 'The page and the server differ in version' },
  mismatchAdvice: {
    vi: 'Trang này tự tải lại để lấy bản mới. Nếu thông báo vẫn còn, bấm “Tải lại trang”.',
    en: 'The page reloads itself to get the new version. If this stays, press “Reload the page”.',
  },
})
