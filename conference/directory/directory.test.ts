import { describe, expect, test } from 'vitest'
import type { SiteRecord } from '#contract/directory'
import { blankRecord, checkRecord, fieldsOf, focalOn, linesOf } from './index.ts'
import { day, email, mbps, phone, plain, tidy } from './read-text.ts'

const site = 'VN-25-07900'
const person = { name: 'Hà', post: '', phone: '0912345678', from: null, to: null, document: '' }
const textOf = (read: ReturnType<typeof day>) => ('text' in read ? read.text : 'wrong')

test('F2: text is composed, with single spaces, without what can not be seen', () => {
  expect(tidy('  Phu\u031B\u01A1\u0300ng\u00A0 \n Việt  Trì ')).toMatch(/ Việt Trì$/)
  expect(tidy('Hà'.normalize('NFD'))).toBe('Hà'.normalize('NFC'))
  expect(textOf(plain(5)('năm ký'))).toBe('wrong')
  expect(textOf(plain(5)('năm'))).toBe('năm')
  expect(textOf(plain(20)('a\u202Eb'))).toBe('wrong')
  expect(textOf(plain(20)('a\u0007b'))).toBe('wrong')
})

test.each([
  ['+84 912 345 678', '0912345678'],
  ['84912345678', '0912345678'],
  ['0912.345.678', '0912345678'],
  ['912345678', '0912345678'],
  ['(0210) 3846-123', '02103846123'],
  ['1800 1166', '18001166'],
  ['119', '119'],
  ['091234567', 'wrong'],
  ['0912345678 / 0987654321', 'wrong'],
  ['không có', 'wrong'],
])('F3: the phone %s is %s', (text, expected) => {
  expect(textOf(phone(text))).toBe(expected)
})

test.each([
  ['VanPhong.VietTri@PhuTho.gov.vn', 'vanphong.viettri@phutho.gov.vn'],
  ['a+b@x.vn', 'a+b@x.vn'],
  ['Hà <ha@x.vn>', 'wrong'],
  ['ha@x.vn, nam@x.vn', 'wrong'],
  ['ha@x.vn\r\nBcc: nam@x.vn', 'wrong'],
  ['"ha nam"@x.vn', 'wrong'],
  ['hà@x.vn', 'wrong'],
  ['ha@x', 'wrong'],
  ['không có', 'wrong'],
])('F15: the e-mail address %j is %s', (text, expected) => {
  expect(textOf(email(text))).toBe(expected)
})

test.each([
  ['20', '20'],
  ['2,5', '2,5'],
  ['2.5 Mbps', '2,5'],
  ['2,048', '2,048'],
  ['1.000', 'wrong'],
  ['0', 'wrong'],
  ['nhanh', 'wrong'],
  ['1000000', 'wrong'],
])('F4: the rate %s is %s', (text, expected) => {
  expect(textOf(mbps(text))).toBe(expected)
})

test.each([
  ['1/7/2026', '01/07/2026'],
  ['01-07-2026', '01/07/2026'],
  ['2026-07-01', '01/07/2026'],
  ['29/02/2028', '29/02/2028'],
  ['31/02/2026', 'wrong'],
  ['7/2026', 'wrong'],
  ['1/7/26', 'wrong'],
])('F5: the day %s is %s', (text, expected) => {
  expect(textOf(day(text))).toBe(expected)
})

describe('a record that was typed', () => {
  const faultsOf = (record: SiteRecord) => {
    const checked = checkRecord(record)
    return 'faults' in checked ? checked.faults.map(({ field }) => field) : []
  }

  test('F2 F3: is kept in one form, and stays as it is', () => {
    const typed = {
      ...blankRecord(site),
      principal: { ...person, name: ' Nguyễn  Hà ', phone: '+84 912 345 678', from: '2026-07-01' },
      lines: {
        primary: {
          ...{ provider: 'VNPT', network: 'tslcd' as const, contractedKbps: 2048 },
          ...{ circuit: 'P-1', phone: '1800 1166' },
        },
        backup: null,
      },
    }
    const checked = checkRecord(typed)
    if ('faults' in checked) return expect.fail(JSON.stringify(checked.faults))
    expect(checked.record.principal).toEqual({
      ...{ ...person, name: 'Nguyễn Hà', from: '2026-07-01' },
    })
    expect(checked.record.lines.primary).toMatchObject({ contractedKbps: 2048, phone: '18001166' })
    expect(checkRecord(checked.record)).toEqual(checked)
    expect(fieldsOf(checked.record)['primary.mbps']).toBe('2,048')
  })

  test('F15: a person has an e-mail address or none, and what is stored without one reads as before', () => {
    const withMail = { ...blankRecord(site), principal: { ...person, email: 'HA@x.vn' } }
    expect(checkRecord(withMail)).toMatchObject({ record: { principal: { email: 'ha@x.vn' } } })
    const without = checkRecord({ ...blankRecord(site), principal: person })
    expect('record' in without && without.record.principal).toEqual(person)
  })

  test('F7: a line has a provider, a person a name and a phone, and the kind fits the code', () => {
    expect(faultsOf({ ...blankRecord(site), kind: 'provincial' })).toEqual(['kind'])
    expect(faultsOf({ ...blankRecord('VN-25'), kind: 'department' })).toEqual([])
    expect(faultsOf({ ...blankRecord(site), principal: { ...person, name: '  ' } })).toEqual([
      'principal.name',
    ])
    const line = { provider: ' ', network: null, contractedKbps: 20_000, circuit: '', phone: '' }
    expect(faultsOf({ ...blankRecord(site), lines: { primary: null, backup: line } })).toEqual([
      'backup.provider',
    ])
  })
})

test('F14: the principal is called within the days, else a deputy, else nobody', () => {
  const record: SiteRecord = {
    ...blankRecord(site),
    principal: { ...person, from: '2026-07-01', to: '2026-07-31' },
    deputies: [{ ...person, name: 'Nam', from: '2026-07-15' }],
  }
  expect(focalOn(record, '2026-06-30')).toBeNull()
  expect(focalOn(record, '2026-07-01')?.name).toBe('Hà')
  expect(focalOn(record, '2026-07-31')?.name).toBe('Hà')
  expect(focalOn(record, '2026-08-01')?.name).toBe('Nam')
  expect(focalOn(undefined, '2026-08-01')).toBeNull()
})

test('F1: the primary line comes first among the lines of a site', () => {
  const line = { network: null, contractedKbps: null, circuit: 'c', phone: '119' }
  const [primary, backup] = [
    { ...line, provider: 'VNPT' },
    { ...line, provider: 'Viettel' },
  ]
  const lines = linesOf({ ...blankRecord(site), lines: { primary, backup } })
  expect(lines.map(({ provider }) => provider)).toEqual(['VNPT', 'Viettel'])
  expect(lines[0]).toMatchObject({ of: site, kind: 'site', circuit: 'c' })
})
