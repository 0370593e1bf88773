import { text } from '#browser/kit'

/** Every phrase of this page. */
export const { useText, both } = text({
  product: { vi: 'Liên Thông', en: 'Liên Thông' },
  enter: { vi: 'Đăng nhập', en: 'Sign in' },
  name: { vi: 'Tên đăng nhập', en: 'Sign-in name' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  code: { vi: 'Mã 6 số trên điện thoại', en: '6 digits from your phone' },
  codeHint: {
    vi: 'Mở ứng dụng xác thực trên điện thoại và nhập mã đang hiện.',
    en: 'Open the authenticator app on your phone and enter the code that it shows.',
  },
  otherName: { vi: 'Đăng nhập tên khác', en: 'Use another name' },
  byProvider: { vi: 'Đăng nhập bằng {label}', en: 'Sign in by {label}' },
  forgotten: {
    vi: 'Quên mật khẩu hoặc mất điện thoại: xin quản trị của đơn vị mình gửi lại lời mời. Điểm cầu không cần đăng nhập: mở liên kết hoặc mã QR đã được cấp.',
    en: 'Forgot the password or lost the phone: ask the administrator of your unit for a new invitation. Sites need not sign in: open the link or QR code that they were given.',
  },
  welcome: { vi: 'Chào {person}', en: 'Welcome, {person}' },
  invitedTo: {
    vi: 'Tài khoản “{name}” của {label}. Hãy đặt mật khẩu của riêng mình; không ai khác biết mật khẩu này, kể cả quản trị.',
    en: 'Account “{name}” of {label}. Choose a password of your own; nobody else knows it, the administrator neither.',
  },
  newPassword: { vi: 'Mật khẩu mới', en: 'New password' },
  again: { vi: 'Gõ lại mật khẩu mới', en: 'The new password again' },
  rule: {
    vi: 'Ít nhất 12 ký tự. Bốn từ bất kỳ cách nhau bằng dấu cách là tốt; không cần chữ hoa, số hay ký hiệu.',
    en: 'At least 12 characters. Any four words with spaces are good; capitals, digits and signs are not needed.',
  },
  differ: { vi: 'Hai lần gõ không giống nhau.', en: 'The two are not the same.' },
  set: { vi: 'Đặt mật khẩu và vào', en: 'Set the password and go on' },
  account: { vi: 'Tài khoản của tôi', en: 'My account' },
  goOn: { vi: 'Vào làm việc', en: 'Go to work' },
  codeDemanded: {
    vi: 'Đơn vị yêu cầu quản trị dùng mã xác nhận trên điện thoại. Hãy bật mã ở dưới đây, rồi vào làm việc.',
    en: 'Administrators have to use a code from the phone here. Turn it on below, then go to work.',
  },
  noPage: {
    vi: 'Ở máy chủ này, tài khoản của bạn không có trang làm việc riêng. Điểm cầu làm việc ở trang của điểm cầu: mở liên kết hoặc mã QR đã được cấp.',
    en: 'Your account has no page of its own at this server. Sites work at the page of their site: open the link or QR code that they were given.',
  },
  leave: { vi: 'Đăng xuất', en: 'Sign out' },
  changePassword: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  oldPassword: { vi: 'Mật khẩu đang dùng', en: 'The password in use' },
  changed: { vi: 'Đã đổi. Những máy khác đã bị đăng xuất.', en: 'Changed. Other computers were signed out.' },
  second: { vi: 'Mã xác nhận trên điện thoại', en: 'Code from the phone' },
  secondOff: {
    vi: 'Chưa bật. Nên bật: người biết mật khẩu mà không có điện thoại của bạn thì không vào được.',
    en: 'Off. Better on: who knows the password but does not have your phone can not come in.',
  },
  secondOn: { vi: 'Đang bật.', en: 'On.' },
  turnOn: { vi: 'Bật mã xác nhận', en: 'Turn it on' },
  turnOff: { vi: 'Tắt mã xác nhận', en: 'Turn it off' },
  scan: {
    vi: 'Quét mã này bằng ứng dụng xác thực (Google Authenticator, Microsoft Authenticator…), rồi nhập mã 6 số đang hiện.',
    en: 'Scan this with an authenticator app (Google Authenticator, Microsoft Authenticator…), then enter the 6 digits that it shows.',
  },
  byHand: { vi: 'Không quét được thì nhập tay khóa này:', en: 'If it can not be scanned, type this key:' },
  confirm: { vi: 'Xác nhận', en: 'Confirm' },
  away: {
    vi: 'Không liên lạc được với máy chủ. Kiểm tra dây mạng rồi thử lại; nếu vẫn vậy, tải lại trang.',
    en: 'The server can not be reached. Check the network and try again; if it stays so, reload the page.',
  },
  waiting: { vi: 'Đang tải…', en: 'Loading…' },
  toEnter: { vi: 'Tới trang đăng nhập', en: 'To the sign-in page' },
})
