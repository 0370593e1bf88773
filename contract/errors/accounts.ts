import { type CatalogueSlice, entry } from './entry.ts'

/** Accounts of persons. */
export const accountErrors = {
  'account.unknown': entry('caller', 'Không có tài khoản “{account}”.', 'There is no account “{account}”.'),
  'account.name-taken': entry(
    'caller',
    'Tên đăng nhập “{name}” đã có người dùng. Hãy chọn tên khác.',
    'The sign-in name “{name}” is taken. Choose another one.',
  ),
  'account.identity-taken': entry(
    'caller',
    'Định danh “{identity}” đã gắn với một tài khoản khác. Hãy gỡ ở tài khoản kia trước.',
    'The identity “{identity}” belongs to another account. Take it from that one first.',
  ),
  'account.own': entry(
    'caller',
    'Không thể tự khóa, tự mời lại tài khoản của mình, hay tự đổi vai trò, đơn vị của mình. Hãy nhờ một quản trị khác.',
    'Nobody disables or invites their own account, or changes its role or unit. Ask another administrator.',
  ),
  'account.last-administrator': entry(
    'caller',
    'Đây là quản trị cuối cùng của đơn vị. Hãy lập một quản trị khác, chờ người đó đặt mật khẩu, rồi làm lại.',
    'This is the last administrator of the unit. Make another one, wait until they have set their password, then do it again.',
  ),
} as const satisfies CatalogueSlice
