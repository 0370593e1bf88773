import { humanText } from '#contract'
import { mailAddress } from '#contract/directory'
import { type Read, wrong } from './told.ts'

/** NFC, one space where there were several kinds of white space, none at the ends (F2). */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00A0\u200B\uFEFF]+/gu, ' ')
    .trim()

/** Any text of at most so many characters (F2). */
export const plain =
  (longest: number) =>
  (text: string): Read => {
    if (text.length > longest)
      return wrong(
        `Dài quá ${longest} ký tự (đang có ${text.length}).`,
        `Longer than ${longest} characters (${text.length}).`,
      )
    if (!humanText(longest).safeParse(text).success)
      return wrong(
        'Có ký tự điều khiển hoặc ký tự đổi chiều chữ. Hãy gõ lại ô này.',
        'Has control characters or marks that turn the direction of writing. Type the cell anew.',
      )
    return { text }
  }

/**
 * A phone number as it is dialled in Vietnam: `+84 912 345 678`, `0912.345.678` and the `912345678` that a sheet makes
 * of it are `0912345678`; service numbers (1800…, 1900…, 119) stay (F3).
 */
export function phone(text: string): Read {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^\+84/, '0')
  if (/^(1[89]00\d{4,6}|1\d{2,3})$/.test(digits)) return { text: digits }
  const dialled = /^84[1-9]\d{8,9}$/.test(digits) ? `0${digits.slice(2)}` : digits
  const whole = /^[1-9]\d{8}$/.test(dialled) ? `0${dialled}` : dialled
  if (/^0[1-9]\d{8,9}$/.test(whole)) return { text: whole }
  return wrong(
    'Không phải số điện thoại. Ghi một số, ví dụ 0912345678 hoặc 18001166.',
    'No phone number. Write one, e.g. 0912345678 or 18001166.',
  )
}

/** One e-mail address, without a name around it; the case of its letters makes no difference (F15). */
export function email(text: string): Read {
  const { success, data } = mailAddress.safeParse(text.toLowerCase())
  if (success) return { text: data }
  return wrong(
    'Không phải địa chỉ thư điện tử. Ghi một địa chỉ không dấu, ví dụ vanphong.viettri@phutho.gov.vn.',
    'No e-mail address. Write one, e.g. vanphong.viettri@phutho.gov.vn.',
  )
}

/** Megabits a second with at most three decimals after a comma: `20`, `2,5`, `20 Mbps` (F4). */
export function mbps(text: string): Read {
  const figure = text.replace(/\s*(mbps|mb\/s|mbit\/s|m)$/iu, '').replace(/\s/g, '')
  if (/^\d{1,3}\.\d{3}$/.test(figure))
    return wrong(
      'Không rõ là số lẻ hay hàng nghìn. Ghi 1000 hoặc 1,5.',
      'Either thousands or decimals. Write 1000 or 1,5.',
    )
  const value = /^\d{1,6}([.,]\d{1,3})?$/.test(figure) ? Number(figure.replace(',', '.')) : Number.NaN
  if (!(value >= 0.001 && value <= 100_000))
    return wrong(
      'Không phải tốc độ. Ghi số Mbps theo hợp đồng, ví dụ 20 hoặc 2,5.',
      'No bit rate. Write the contracted Mbps, e.g. 20 or 2,5.',
    )
  return { text: String(value).replace('.', ',') }
}

/** A day, Vietnamese or ISO: `1/7/2026`, `01-07-2026`, `2026-07-01` are `01/07/2026` (F5). */
export function day(text: string): Read {
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const [, isoY, isoM, isoD] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  const [year, month, date] = [Number(y ?? isoY), Number(m ?? isoM), Number(d ?? isoD)]
  const found = new Date(Date.UTC(year, month - 1, date))
  const isReal = found.getUTCMonth() === month - 1 && found.getUTCDate() === date
  if (!isReal || year < 1990 || year > 2100)
    return wrong(
      'Không phải ngày có thật. Ghi ngày/tháng/năm, ví dụ 01/07/2026.',
      'No such day. Write day/month/year, e.g. 01/07/2026.',
    )
  return { text: [String(date).padStart(2, '0'), String(month).padStart(2, '0'), year].join('/') }
}

/** `01/07/2026` → `2026-07-01`, for text that {@link day} gave. */
export const isoOfDay = (text: string): string => text.split('/').reverse().join('-')
/** The other way. */
export const dayOfIso = (iso: string): string => iso.split('-').reverse().join('/')
