import { fold } from '#conference/sites/fold'
import type { NewAccount } from '#contract/accounts'

/** NIST SP 800-63B, 5.1.1.2: length, no composition rules, a list of what is tried first; text is normalised. */
export const SHORTEST_PASSWORD = 12

/** Whole passwords, folded and without spaces, that are long enough and yet tried first. */
const tried = [
  ...['123456789012', '1234567890123', '12345678901234', '1234567890abc', '0123456789012'],
  ...['password1234', 'password12345', 'password123456', 'passwordpassword', 'matkhau12345', 'matkhau123456'],
  ...['qwertyuiop12', 'qwertyuiop123', 'qwertyuiopasdf', 'qwerty123456', 'asdfghjkl123', '1q2w3e4r5t6y'],
  ...['abcdefghijkl', 'abc123456789', 'abcd12345678', 'aaaaaaaaaaaa', '111111111111', '000000000000'],
  ...['vietnam12345', 'vietnam123456', 'hanoi1234567', 'saigon123456', 'phutho123456', 'truyenhinhhoinghi'],
  ...['hoinghitruyenhinh', 'lienthong123', 'lienthong1234', 'lienthong12345', 'quantri12345', 'admin1234567'],
  ...['administrator', 'administrator1', 'iloveyou1234', 'welcome12345', 'letmein12345', 'changeme1234'],
]
const weak = new Set(tried)

export type Weakness = 'short' | 'name' | 'known' | 'repeats'

/** As it is hashed and compared: one keyboard's composed and another's decomposed letters are alike. */
export const normalPassword = (text: string): string => text.normalize('NFKC')

/** Why a password is refused (U8); null: it is good enough. */
export function weaknessOf(
  password: string,
  { name, person }: Pick<NewAccount, 'name' | 'person'>,
): Weakness | null {
  const normal = normalPassword(password)
  if ([...normal].length < SHORTEST_PASSWORD) return 'short'
  const plain = fold(normal).replaceAll(' ', '')
  if (weak.has(plain)) return 'known'
  if (new Set(normal).size < 4) return 'repeats'
  const own = [name, person].map((text) => fold(text).replaceAll(' ', '')).filter((text) => text.length > 2)
  // With a year or some digits around it, it is still the name.
  const bare = plain.replaceAll(/[0-9]/g, '')
  return own.some((text) => plain === text || bare === text.replaceAll(/[0-9]/g, '')) ? 'name' : null
}

/** What to do about it, for the error that names it. */
export const weaknessWords: Record<Weakness, { vi: string; en: string }> = {
  short: {
    vi: `cần ít nhất ${SHORTEST_PASSWORD} ký tự, ví dụ bốn từ bất kỳ cách nhau bằng dấu cách`,
    en: `at least ${SHORTEST_PASSWORD} characters are needed, four words with spaces for example`,
  },
  name: {
    vi: 'không dùng tên đăng nhập hay họ tên của mình',
    en: 'it must not be your sign-in name or your own name',
  },
  known: {
    vi: 'mật khẩu này có trong danh sách kẻ gian thử đầu tiên, hãy chọn mật khẩu khác',
    en: 'it is among those that are tried first, choose another one',
  },
  repeats: {
    vi: 'chỉ lặp lại vài ký tự, hãy chọn mật khẩu khác',
    en: 'it repeats a few characters, choose another one',
  },
}
