import type { Phrase } from '#browser/kit'
import type { DirectoryField, SiteEquipment, SiteKind, SiteLine } from '#contract/directory'

export type LineName = 'primary' | 'backup'
export type PersonName = 'principal' | 'deputy1' | 'deputy2'

const lineWords = (vi: string, en: string) => ({
  provider: { vi: `${vi}: nhà mạng`, en: `${en}: provider` },
  network: { vi: `${vi}: mạng`, en: `${en}: network` },
  mbps: { vi: `${vi}: tốc độ (Mbps)`, en: `${en}: Mbps` },
  circuit: { vi: `${vi}: mã kênh`, en: `${en}: circuit` },
  phone: { vi: `${vi}: số trực 24/7`, en: `${en}: phone day and night` },
})
const personWords = (vi: string, en: string) => ({
  name: { vi: `${vi}: họ tên`, en: `${en}: name` },
  post: { vi: `${vi}: chức vụ`, en: `${en}: post` },
  phone: { vi: `${vi}: điện thoại`, en: `${en}: phone` },
  email: { vi: `${vi}: thư điện tử`, en: `${en}: e-mail` },
  from: { vi: `${vi}: từ ngày`, en: `${en}: from` },
  to: { vi: `${vi}: đến hết ngày`, en: `${en}: to` },
  document: { vi: `${vi}: văn bản cử`, en: `${en}: named by` },
})
const under = <Name extends string, Key extends string>(name: Name, words: Record<Key, Phrase>) =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${name}.${key}`, word])) as Record<
    `${Name}.${Key}`,
    Phrase
  >

/** The name of each field, as the sheets have it. */
export const fieldWords: Readonly<Record<DirectoryField, Phrase>> = {
  kind: { vi: 'Loại điểm cầu', en: 'Kind' },
  'room.name': { vi: 'Phòng họp', en: 'Room' },
  'room.address': { vi: 'Địa chỉ', en: 'Address' },
  'equipment.type': { vi: 'Thiết bị', en: 'Equipment' },
  'equipment.camera': { vi: 'Camera', en: 'Camera' },
  'equipment.microphone': { vi: 'Micrô', en: 'Microphone' },
  'equipment.speaker': { vi: 'Loa', en: 'Loudspeaker' },
  'equipment.display': { vi: 'Màn hình', en: 'Display' },
  ...under('primary', lineWords('Kênh chính', 'Primary line')),
  ...under('backup', lineWords('Kênh dự phòng', 'Backup line')),
  ...under('principal', personWords('Đầu mối chính', 'Principal')),
  ...under('deputy1', personWords('Đầu mối phó 1', 'Deputy 1')),
  ...under('deputy2', personWords('Đầu mối phó 2', 'Deputy 2')),
  notes: { vi: 'Ghi chú', en: 'Notes' },
}

export const kindWords: Readonly<Record<SiteKind, Phrase>> = {
  commune: { vi: 'Cấp xã', en: 'Commune' },
  department: { vi: 'Sở, ngành', en: 'Department' },
  provincial: { vi: 'Cấp tỉnh', en: 'Province' },
  central: { vi: 'Trung ương', en: 'Centre' },
  other: { vi: 'Khác', en: 'Other' },
}
export const equipmentWords: Readonly<Record<NonNullable<SiteEquipment['type']>, Phrase>> = {
  browser: { vi: 'Trình duyệt', en: 'Browser' },
  hardware: { vi: 'Thiết bị phòng họp', en: 'Hardware room' },
}
export const networkWords: Readonly<Record<NonNullable<SiteLine['network']>, Phrase>> = {
  tslcd: { vi: 'TSLCD', en: 'TSLCD' },
  internet: { vi: 'Internet', en: 'Internet' },
}
