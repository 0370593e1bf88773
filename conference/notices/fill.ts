import { Refusal } from '#contract'
import type { NoticeChannel, NoticeKind, NoticeWording } from '#contract/notices'
import type { Filled } from './facts.ts'
import { neededBy, type Variable, variablesOf } from './variables.ts'

const NAMED = /\{([^{}\n]*)\}/g
/** Three parts of an SMS without accents: what a gateway sends as one message. */
const MOST_SMS = 459
/** What a filled text may come to; the longest agenda and the longest names stay below. */
const MOST_MAIL = 4000
const MOST_SUBJECT = 300
/** In a short message a name is cut to so much. */
const MOST_NAME_IN_SMS = 90

/**
 * A template that can be used, as it is kept. Throws Refusal `notice.template-wrong`, which says what is wrong with it
 * (Q10).
 */
export function checkWording(
  kind: NoticeKind,
  channel: NoticeChannel,
  wording: NoticeWording,
): NoticeWording {
  const text = wording.text.replace(/\r\n?/g, '\n').normalize('NFC').trim()
  const subject = channel === 'email' ? wording.subject.trim() : ''
  if (text === '') refuse('nội dung trống', 'the text is empty')
  if (channel === 'email' && subject === '') refuse('tiêu đề trống', 'the subject is empty')
  if (channel === 'sms' && text.length > MOST_SMS)
    refuse(`dài quá ${MOST_SMS} ký tự`, `longer than ${MOST_SMS} characters`)
  for (const part of [subject, text]) {
    for (const [, name = ''] of part.matchAll(NAMED))
      if (!Object.hasOwn(variablesOf[kind], name))
        refuse(`không có tên “{${name}}” ở loại thông báo này`, `this kind has no “{${name}}”`)
    if (/[{}]/.test(part.replace(NAMED, ''))) refuse('dấu ngoặc { } không đủ cặp', 'a brace { } stands alone')
  }
  for (const name of neededBy[kind])
    if (!text.includes(`{${name}}`)) refuse(`thiếu “{${name}}”`, `“{${name}}” is missing`)
  return { subject, text }
}

function refuse(vi: string, en: string): never {
  throw new Refusal('notice.template-wrong', { vi, en })
}

/** The words in which a notice goes out. Whatever stands for a name stays within its line. */
export function fillWording(
  { subject, text }: NoticeWording,
  filled: Filled,
  { channel, accents }: { channel: NoticeChannel; accents: boolean },
): NoticeWording {
  const put = (part: string, longest: number) =>
    part.replace(NAMED, (_whole, name: Variable) => cut(oneLine(filled[name] ?? ''), longest))
  if (channel === 'email')
    return {
      subject: cut(oneLine(put(subject, MOST_SUBJECT)), MOST_SUBJECT),
      text: cut(put(text, MOST_MAIL), MOST_MAIL),
    }
  const said = put(text, MOST_NAME_IN_SMS)
  return { subject: '', text: cut(accents ? said : withoutAccents(said), MOST_SMS) }
}

/** No name brings a line of its own into a message, nor a header (Q10). */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

const cut = (text: string, longest: number) =>
  text.length > longest ? `${text.slice(0, longest - 3).trimEnd()}...` : text

/** As many gateways want short messages: Vietnamese without marks. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[“”]/g, '"')
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/…/g, '...')
