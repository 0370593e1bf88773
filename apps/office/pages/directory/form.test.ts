import { expect, test } from 'vitest'
import { blankRecord, checkRecord, columns } from '#conference/directory'
import { directoryField, type FocalPerson, type SiteLine, type SiteRecord } from '#contract/directory'
import { fieldWords, kindWords, networkWords } from './field-words.ts'
import { caughtUp, formOf, isDirty, typedIn, withFaults } from './form-state.ts'
import { isoDay, kbpsOf, readForm } from './read-form.ts'
import { kindOf, textsOf } from './texts.ts'

const site = 'VN-25-07900'
const person: FocalPerson = {
  ...{ name: 'Nguyễn Thị Hồng Hạnh', post: 'Công chức Văn phòng', phone: '0912345678' },
  ...{ from: '2026-07-01', to: null, document: 'CV 12/UBND-VP' },
}
const line: SiteLine = {
  ...{ provider: 'VNPT', network: 'tslcd', contractedKbps: 2_500, circuit: 'PTO-1', phone: '18001166' },
}
const full: SiteRecord = {
  ...blankRecord(site),
  room: { name: 'Phòng họp tầng 2', address: 'Đường Hùng Vương' },
  equipment: { type: 'browser', camera: 'Rally', microphone: 'Jabra', speaker: 'Jabra', display: 'TV 65' },
  lines: { primary: line, backup: { ...line, provider: 'Viettel', network: null, contractedKbps: null } },
  principal: person,
  deputies: [{ ...person, name: 'Trần Văn Minh', from: null }],
  notes: 'Gọi trước 10 phút',
}
const entryOf = (record: SiteRecord, revision: number, by = 'Lê Quốc Bảo') => ({
  record,
  revision,
  at: 0,
  by,
})
const faultsOf = (texts: Partial<ReturnType<typeof textsOf>>) => {
  const read = readForm(site, { ...textsOf(site, full), ...texts })
  return 'faults' in read ? read.faults.map(({ field }) => field) : []
}

test('E8: a record goes through the form and comes out as it was', () => {
  for (const record of [full, blankRecord(site)])
    expect(readForm(site, textsOf(site, record))).toEqual({ record })
  expect(readForm(site, textsOf(site, null))).toEqual({ record: blankRecord(site) })
})

test('E8: the kind of a site that nobody described follows from its code, as the node has it', () => {
  for (const each of ['VN', 'VN-25', site, 'VN-25-SYT']) expect(kindOf(each)).toBe(blankRecord(each).kind)
})

test('E8: the fields have the names that the sheets have', () => {
  const ofSheet = columns.filter(({ key }) => key !== 'code' && key !== 'name')
  expect(Object.fromEntries(ofSheet.map(({ key, vi, en }) => [key, { vi, en }]))).toEqual(fieldWords)
  expect(kindWords.department.vi).toBe('Sở, ngành')
  expect(networkWords.tslcd.vi).toBe('TSLCD')
})

test('E8: what is wrong stands at its field', () => {
  expect(faultsOf({ 'primary.provider': '' })).toEqual(['primary.provider'])
  expect(faultsOf({ 'principal.name': ' ', 'principal.phone': '' })).toEqual([
    ...['principal.name', 'principal.phone'],
  ])
  expect(faultsOf({ 'deputy2.post': 'Văn thư' })).toEqual(['deputy2.name', 'deputy2.phone'])
  expect(faultsOf({ 'principal.from': '31/02/2026' })).toEqual(['principal.from'])
  expect(faultsOf({ 'principal.to': '30/6/2026' })).toEqual(['principal.to'])
  expect(faultsOf({ 'primary.mbps': 'nhanh' })).toEqual(['primary.mbps'])
})

test('E8: rates and days are read as the node reads them in a sheet', () => {
  const ofColumn = (key: string, text: string) => {
    const read = columns.find((column) => column.key === key)?.read(text)
    return read && 'text' in read ? read.text : null
  }
  for (const text of ['20', '2,5', '2.5', '1.000', '0,001', '0', '100000', '100001', '2,5555', '-1', 'x']) {
    const kbps = kbpsOf(text)
    expect(kbps === null ? null : String(kbps / 1000).replace('.', ','), text).toBe(
      ofColumn('primary.mbps', text),
    )
  }
  for (const text of [
    '1/7/2026',
    '29/02/2028',
    '29/02/2027',
    '31-12-2026',
    '1.1.1989',
    '32/1/2026',
    '7/2026',
  ])
    expect(isoDay(text)?.split('-').reverse().join('/') ?? null, text).toBe(ofColumn('principal.from', text))
})

test('E8: what the form takes the node takes', () => {
  const read = readForm(site, { ...textsOf(site, full), 'principal.phone': '+84 912 345 678', kind: 'other' })
  if ('faults' in read) return expect.fail('the form refused')
  expect(checkRecord(read.record)).toMatchObject({ record: { principal: { phone: '0912345678' } } })
})

test('E9: what another changed is shown, what was typed stays, clashes show both', () => {
  const before = formOf(site, entryOf(full, 3), undefined)
  const typed = typedIn(typedIn(before, 'notes', 'sửa ở đây'), 'room.name', 'Tầng 3')
  const theirs = { ...full, notes: 'sửa ở kia', equipment: { ...full.equipment, camera: 'Poly' } }
  const after = caughtUp(typed, site, entryOf(theirs, 4, 'Lan'))
  expect(after.typed).toMatchObject({ notes: 'sửa ở đây', 'room.name': 'Tầng 3', 'equipment.camera': 'Poly' })
  expect(after).toMatchObject({ seen: 4, changedBy: 'Lan', clashes: { notes: 'sửa ở kia' } })
  expect(Object.keys(after.clashes)).toEqual(['notes'])
  expect(caughtUp(before, site, entryOf(theirs, 4))).toMatchObject({ changedBy: null, typed: after.base })
})

test('E9: an older answer that arrives late changes nothing', () => {
  const form = formOf(site, entryOf(full, 5), undefined)
  expect(caughtUp(form, site, entryOf(blankRecord(site), 4))).toBe(form)
})

test('E10: what was typed comes back over the record as it is then', () => {
  const { seen, base, typed } = typedIn(formOf(site, entryOf(full, 3), undefined), 'notes', 'chưa lưu')
  const again = formOf(site, entryOf({ ...full, room: { name: 'Mới', address: '' } }, 4), {
    seen,
    base,
    typed,
  })
  expect(again.typed).toMatchObject({ notes: 'chưa lưu', 'room.name': 'Mới' })
  expect(isDirty(again)).toBe(true)
})

test('E8: to type in a field takes what was wrong with it away, and no other fault', () => {
  const reason = { vi: 'Sai', en: 'Wrong' }
  const faults = [
    { field: 'notes', reason },
    { field: 'room.name', reason },
  ] as const
  const form = withFaults(formOf(site, null, undefined), faults)
  expect(Object.keys(typedIn(form, 'notes', 'x').faults)).toEqual(['room.name'])
  expect(directoryField.options.every((field) => form.typed[field] !== undefined)).toBe(true)
})
