import { type CatalogueSlice, entry } from './entry.ts'

/** Who one is, and what that allows: links, sign-in, rights. */
export const signInErrors = {
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
    'Việc này cần quyền “{vi}”, mà lần đăng nhập hoặc mã truy cập này không có. Nếu việc này là của bạn, hãy báo quản trị của đơn vị mình.',
    'This needs the right “{en}”, which this sign-in or access token does not have. If it is your duty, tell the administrator of your unit.',
  ),
  'auth.not-your-role': entry(
    'caller',
    'Vai trò của tài khoản này không gồm việc “{vi}”. Nếu việc này là của bạn, hãy báo quản trị của đơn vị mình đổi vai trò.',
    'The role of this account does not include “{en}”. If it is your duty, ask the administrator of your unit for another role.',
  ),
  'auth.not-your-unit': entry(
    'caller',
    'Việc “{vi}” ở đây thuộc đơn vị khác hoặc cấp trên; tài khoản này chỉ làm được ở đơn vị của mình và các đơn vị bên dưới.',
    'Here “{en}” belongs to another unit or to one above; this account counts at its own unit and below only.',
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
  'auth.locked-name': entry(
    'caller',
    'Tên đăng nhập này đang bị thử sai từ rất nhiều nơi. Hãy chờ {seconds} giây, đến {until}, rồi đăng nhập lại; ở mạng mà bạn đã từng đăng nhập thì không phải chờ. Hãy báo quản trị của đơn vị mình.',
    'This sign-in name is being tried from very many places. Wait {seconds} seconds, until {until}, then sign in again; from a network where you signed in before there is no wait. Tell the administrator of your unit.',
  ),
  'auth.locked-address': entry(
    'caller',
    'Từ mạng này đã có quá nhiều lần đăng nhập sai. Hãy chờ {seconds} giây, đến {until}, rồi đăng nhập lại. Nếu nhiều máy của đơn vị dùng chung mạng, hãy báo quản trị.',
    'Too many sign-ins from this network failed. Wait {seconds} seconds, until {until}, then sign in again. Where many computers share the network, tell the administrator.',
  ),
  'auth.locked-code': entry(
    'caller',
    'Mật khẩu đúng, nhưng mã xác nhận đã bị nhập sai quá nhiều lần. Hãy chờ {seconds} giây, đến {until}, rồi đăng nhập lại; ở mạng mà bạn đã từng đăng nhập thì không phải chờ. Nếu không phải bạn nhập: có người biết mật khẩu của bạn, hãy đổi mật khẩu và báo quản trị của đơn vị mình.',
    'The password is right, but too many codes were wrong. Wait {seconds} seconds, until {until}, then sign in again; from a network where you signed in before there is no wait. If it was not you, somebody knows your password: change it, and tell the administrator of your unit.',
  ),
  'auth.provider-away': entry(
    'peer',
    'Không liên lạc được với {label}. Hãy thử lại sau ít phút, hoặc đăng nhập ở /sign-in/ bằng tên và mật khẩu.',
    '{label} can not be reached. Try again in a few minutes, or sign in at /sign-in/ by name and password.',
  ),
  'auth.provider-refused': entry(
    'caller',
    'Đăng nhập bằng {label} chưa xong: bị từ chối, đã quá lâu, hoặc trang bị mở lại. Hãy bắt đầu lại từ /sign-in/.',
    'The sign-in by {label} did not succeed: it was refused, took too long, or the page was opened again. Begin again at /sign-in/.',
  ),
  'auth.provider-unverified': entry(
    'caller',
    '{label} chưa xác nhận địa chỉ thư điện tử của bạn, nên chưa vào được bằng cách này. Hãy xác nhận địa chỉ ở đó rồi thử lại, hoặc báo quản trị của đơn vị mình.',
    '{label} has not confirmed your e-mail address, so it lets nobody in here. Have it confirmed there and try again, or tell the administrator of your unit.',
  ),
  'auth.provider-no-account': entry(
    'caller',
    'Bạn đã đăng nhập đúng, nhưng chưa có tài khoản nào ở đây gắn với bạn, hoặc tài khoản đã bị khóa. Hãy báo quản trị của đơn vị mình.',
    'You signed in rightly, but no account here is linked to you, or it is disabled. Tell the administrator of your unit.',
  ),
  'auth.code-needed': entry(
    'caller',
    'Mật khẩu đúng. Hãy nhập mã 6 số trong ứng dụng xác thực trên điện thoại.',
    'The password is right. Enter the 6 digits from the authenticator app on your phone.',
  ),
  'auth.code-demanded': entry(
    'caller',
    'Đơn vị yêu cầu quản trị dùng mã xác nhận trên điện thoại. Hãy bật mã ở trang /sign-in/#account rồi làm tiếp.',
    'Administrators have to use a code from the phone here. Turn it on at /sign-in/#account, then go on.',
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
} as const satisfies CatalogueSlice
