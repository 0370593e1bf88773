import { describe, expect, test } from 'vitest'
import { fold } from './fold/index.ts'
import { homeNode, isBelow, isSiteId, isWithin, parentOf, tierOf } from './ids/index.ts'
import { applyChanges, readUnits } from './read-units.ts'
import { createRegistry } from './registry.ts'
import type { Unit } from './units.ts'

const units = readUnits()
const registry = createRegistry(units, 'v', () => '2025-08-01')
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id)

describe('ids', () => {
  test('S1: the shape of an id and its tier', () => {
    expect(['VN', 'VN-25', 'VN-25-07900', 'VN-25-SYT'].every(isSiteId)).toBe(true)
    expect(['', 'vn', 'VN-', 'VN-2', 'VN-25-', 'VN-25-07900/camera', 'XVN'].some(isSiteId)).toBe(false)
    expect(['VN', 'VN-25', 'VN-25-07900', 'VN-25-SYT'].map(tierOf)).toEqual([
      'centre',
      'province',
      'commune',
      'province',
    ])
    expect(['VN', 'VN-25', 'VN-25-07900'].map(parentOf)).toEqual([undefined, 'VN', 'VN-25'])
  })

  test('S2: the home node', () => {
    expect(['VN', 'VN-25', 'VN-25-07900', 'VN-25-SYT'].map(homeNode)).toEqual([
      'VN',
      'VN-25',
      'VN-25',
      'VN-25',
    ])
  })

  test('S3: below and within', () => {
    expect(isBelow('VN-25-07900', 'VN-25')).toBe(true)
    expect(isBelow('VN-25-07900', 'VN')).toBe(true)
    expect(isBelow('VN-25', 'VN-25')).toBe(false)
    expect(isBelow('VN-25-07900', 'VN-2')).toBe(false)
    expect(isBelow('VN', 'VN-25')).toBe(false)
    expect(isWithin('VN-25', 'VN-25')).toBe(true)
    expect(isWithin('VN-24', 'VN-25')).toBe(false)
  })
})

describe('units', () => {
  test.each(['2025-07-01', '2026-04-29', '2026-04-30'])('S4: complete on %s', (date) => {
    const valid = registry.all(date)
    expect(valid.length).toBe(1 + 34 + 3321)
    expect(new Set(ids(valid)).size).toBe(valid.length)
    expect(valid.every(({ parentId }) => parentId === null || registry.byId(parentId, date))).toBe(true)
    expect(registry.childrenOf('VN', date).length).toBe(34)
    expect(registry.childrenOf('VN-25', date).length).toBe(148)
  })

  test('S4: nothing is known before the first day, and data agree on kinds', () => {
    expect(registry.all('2025-06-30')).toEqual([])
    const kinds = registry.all().map(({ kind }) => kind)
    const count = (kind: string) => kinds.filter((each) => each === kind).length
    expect([count('xa'), count('phuong'), count('dac_khu')]).toEqual([2621, 687, 13])
    expect(units.every(({ fullName }) => fullName === fullName.normalize('NFC'))).toBe(true)
  })

  test('S5: Đồng Nai and ten of its xã from 30 April 2026', () => {
    const labels = (date: string) => ['VN-75', 'VN-75-26368'].map((id) => registry.labelOf(id, date))
    expect(labels('2026-04-29')).toEqual(['Tỉnh Đồng Nai', 'DNI - Xã Long Thành'])
    expect(labels('2026-04-30')).toEqual(['Thành phố Đồng Nai', 'DNI - Phường Long Thành'])
    expect(registry.historyOf('VN-75-26368').map(({ kind }) => kind)).toEqual(['xa', 'phuong'])
    const phuong = (date: string) =>
      registry.childrenOf('VN-75', date).filter(({ kind }) => kind === 'phuong').length
    expect([phuong('2026-04-29'), phuong('2026-04-30')]).toEqual([23, 33])
    expect(units.filter(({ validTo }) => validTo !== null).length).toBe(11)
  })

  test('S5: a changed commune keeps its name and its code', () => {
    for (const { id } of units.filter(({ validTo }) => validTo !== null)) {
      const [before, after] = registry.historyOf(id)
      expect(after?.fullName.endsWith(` ${before?.name}`)).toBe(true)
      expect(after).toMatchObject({ code: before?.code, validFrom: before?.validTo, validTo: null })
    }
  })

  test('S5: a change of a unit that is not there is an error', () => {
    const change = { date: '2026-01-01', id: 'VN-99', kind: 'tinh', fullName: 'x', slug: 'x' } as const
    expect(() => applyChanges(units, [change])).toThrow(RangeError)
  })

  test('S6: labels', () => {
    const labels = ['VN-25-07900', 'VN-25', 'VN', 'VN-25-SYT'].map((id) => registry.labelOf(id))
    expect(labels).toEqual(['PTO - Phường Việt Trì', 'Tỉnh Phú Thọ', 'Trung ương', 'VN-25-SYT'])
  })
})

test('S30: bodies are sites beside the units, in the place of those before; a closed one keeps its name', () => {
  const own = createRegistry(readUnits(), 'v', () => '2026-11-23')
  const health: Unit = {
    ...{ id: 'VN-25-SYT', code: 'SYT', parentId: 'VN-25', kind: 'co_quan', name: 'Sở Y tế' },
    ...{ fullName: 'Sở Y tế', slug: 'vn-25-syt', abbr: null, validFrom: '2025-07-01', validTo: null },
  }
  const before = own.all()
  expect(own.all()).toBe(before)
  own.extend([health])
  expect(own.all().length).toBe(before.length + 1)
  expect(own.labelOf('VN-25-SYT')).toBe('PTO - Sở Y tế')
  expect(ids(own.searchUnits('so y te'))).toEqual(['VN-25-SYT'])
  expect(own.version).not.toBe('v')
  own.extend([{ ...health, validTo: '2026-11-23' }])
  expect(own.byId('VN-25-SYT')).toBeUndefined()
  expect(own.labelOf('VN-25-SYT')).toBe('PTO - Sở Y tế')
  own.extend([])
  expect([own.version, own.labelOf('VN-25-SYT'), own.all().length]).toEqual(['v', 'VN-25-SYT', before.length])
})

describe('search', () => {
  test('S9: tone-mark styles, Unicode forms, đ and case', () => {
    expect(fold('Hòa Bình')).toBe(fold('Hoà Bình'))
    expect(fold('Thủy'.normalize('NFD'))).toBe(fold('Thuỷ'))
    expect(fold('  Xã ĐỒNG-Đăng, ')).toBe('xa dong dang')
    expect(fold("Đắk R'lấp")).toBe('dak r lap')
  })

  test('S10: by name, with province, by code, by abbreviation', () => {
    expect(ids(registry.searchUnits('viet tri'))).toContain('VN-25-07900')
    expect(ids(registry.searchUnits('pto Việt Trì'))).toEqual(['VN-25-07900'])
    expect(ids(registry.searchUnits('07900'))).toEqual(['VN-25-07900'])
    expect(ids(registry.searchUnits('VN-25-07900'))).toEqual(['VN-25-07900'])
    expect(ids(registry.searchUnits('tỉnh phú thọ'))).toEqual(['VN-25'])
    const either = ids(registry.searchUnits('hoà bình', { below: 'VN-25' }))
    expect(either).toEqual(ids(registry.searchUnits('Hòa Bình', { below: 'VN-25' })))
    expect(either.length).toBeGreaterThan(0)
    expect(registry.searchUnits('khongcoxanao')).toEqual([])
  })

  test('S10: bounds', () => {
    expect(registry.searchUnits('xã').length).toBe(50)
    expect(registry.searchUnits('', { below: 'VN-25', limit: 1000 }).length).toBe(149)
    expect(ids(registry.searchUnits('dong nai', { limit: 1 }))).toEqual(['VN-75'])
    expect(registry.searchUnits('long thanh', { below: 'VN-75', on: '2026-05-01' })[0]?.kind).toBe('phuong')
  })
})
