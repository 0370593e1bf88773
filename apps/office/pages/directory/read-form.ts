import type { Phrase } from '#browser/kit'
import type { SiteId } from '#contract'
import {
  type DirectoryField,
  directoryField,
  type FocalPerson,
  mailAddress,
  type SiteLine,
  type SiteRecord,
  siteEquipment,
  siteKind,
  siteLine,
} from '#contract/directory'
import { kindOf, type Texts } from './texts.ts'

/** What is wrong with a field, as its page can tell; the node reads phones, names and the rest (F2 to F7). */
export interface FieldFault {
  field: DirectoryField
  reason: Phrase
}

/** The record that a form says, or what is wrong with it, in the order of the form. */
export function readForm(site: SiteId, typed: Texts): { record: SiteRecord } | { faults: FieldFault[] } {
  const texts = tidied(typed)
  const faults = directoryField.options.flatMap((field) => {
    const reason = faultOf(field, texts)
    return reason ? [{ field, reason }] : []
  })
  if (faults.length > 0) return { faults }
  const deputies = [personOf('deputy1', texts), personOf('deputy2', texts)]
  return {
    record: {
      site,
      kind: siteKind.safeParse(texts.kind).data ?? kindOf(site),
      room: { name: texts['room.name'], address: texts['room.address'] },
      equipment: {
        type: siteEquipment.shape.type.safeParse(texts['equipment.type']).data ?? null,
        camera: texts['equipment.camera'],
        microphone: texts['equipment.microphone'],
        speaker: texts['equipment.speaker'],
        display: texts['equipment.display'],
      },
      lines: { primary: lineOf('primary', texts), backup: lineOf('backup', texts) },
      principal: personOf('principal', texts),
      deputies: deputies.filter((person) => person !== null),
      notes: texts.notes,
    },
  }
}

const tidied = (texts: Texts): Texts =>
  Object.fromEntries(
    directoryField.options.map((field) => [
      field,
      texts[field].normalize('NFC').trim().replace(/\s+/gu, ' '),
    ]),
  ) as Texts

const isFilled = (part: string, texts: Texts) =>
  directoryField.options.some((field) => field.startsWith(`${part}.`) && texts[field] !== '')

function faultOf(field: DirectoryField, texts: Texts): Phrase | null {
  const [part = '', name = ''] = field.split('.')
  const value = texts[field]
  if (name === 'provider' && value === '' && isFilled(part, texts))
    return { vi: 'Thiếu nhà mạng của kênh này.', en: 'The provider of this line is missing.' }
  if (name === 'name' && part !== 'room' && value === '' && isFilled(part, texts))
    return { vi: 'Thiếu họ tên.', en: 'The name is missing.' }
  if (name === 'phone' && 'principal deputy1 deputy2'.includes(part) && value === '' && isFilled(part, texts))
    return { vi: 'Thiếu số điện thoại của người này.', en: 'The phone of this person is missing.' }
  if (value === '') return null
  if (name === 'mbps') return kbpsOf(value) === null ? wrongRate : null
  if (name === 'email') return mailAddress.safeParse(value.toLowerCase()).success ? null : wrongEmail
  if (name === 'from') return isoDay(value) === null ? wrongDay : null
  if (name === 'to') {
    const [from, to] = [isoDay(texts[`${part}.from` as DirectoryField]), isoDay(value)]
    if (to === null) return wrongDay
    if (from !== null && to < from) return { vi: 'Trước ngày bắt đầu.', en: 'Before the first day.' }
  }
  return null
}

const wrongRate: Phrase = {
  vi: 'Ghi số Mbps theo hợp đồng, ví dụ 20 hoặc 2,5.',
  en: 'Write the contracted Mbps, e.g. 20 or 2,5.',
}
const wrongEmail: Phrase = {
  vi: 'Ghi một địa chỉ thư không dấu, ví dụ vanphong.viettri@phutho.gov.vn.',
  en: 'Write one e-mail address, e.g. vanphong.viettri@phutho.gov.vn.',
}
const wrongDay: Phrase = {
  vi: 'Ghi ngày/tháng/năm có thật, ví dụ 01/07/2026.',
  en: 'Write a real day/month/year, e.g. 01/07/2026.',
}

/** `2,5` Mbps as kbit/s; null: no rate, or one that could be thousands as well as decimals (F4). */
export function kbpsOf(mbps: string): number | null {
  if (/^\d{1,3}\.\d{3}$/.test(mbps) || !/^\d{1,6}([.,]\d{1,3})?$/.test(mbps)) return null
  const kbps = Math.round(Number(mbps.replace(',', '.')) * 1000)
  return siteLine.shape.contractedKbps.safeParse(kbps).success ? kbps : null
}

/** `1/7/2026` as `2026-07-01`; null: no such day between 1990 and 2100 (F5). */
export function isoDay(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const isReal = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
  return isReal && Number(year) >= 1990 && Number(year) <= 2100 ? at.toISOString().slice(0, 10) : null
}

function lineOf(name: 'primary' | 'backup', texts: Texts): SiteLine | null {
  const provider = texts[`${name}.provider`]
  if (provider === '') return null
  return {
    provider,
    network: siteLine.shape.network.safeParse(texts[`${name}.network`]).data ?? null,
    contractedKbps: kbpsOf(texts[`${name}.mbps`]),
    circuit: texts[`${name}.circuit`],
    phone: texts[`${name}.phone`],
  }
}

function personOf(name: 'principal' | 'deputy1' | 'deputy2', texts: Texts): FocalPerson | null {
  if (texts[`${name}.name`] === '') return null
  const email = texts[`${name}.email`].toLowerCase()
  return {
    name: texts[`${name}.name`],
    post: texts[`${name}.post`],
    phone: texts[`${name}.phone`],
    ...(email !== '' && { email }),
    from: isoDay(texts[`${name}.from`]),
    to: isoDay(texts[`${name}.to`]),
    document: texts[`${name}.document`],
  }
}
