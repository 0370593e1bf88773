import { type CatalogueSlice, entry } from './entry.ts'

/** Accounts of persons. */
export const accountErrors = {
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
} as const satisfies CatalogueSlice
