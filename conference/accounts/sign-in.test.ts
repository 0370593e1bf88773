import { generateSync } from 'otplib'
import { describe, expect, test } from 'vitest'
import {
  type AttemptKind,
  bindingKinds,
  codeUri,
  delayAfter,
  type Failures,
  FORGOTTEN_AFTER_MS,
  lockedUntil,
  networkOf,
  newCodeSecret,
  normalPassword,
  stepOfCode,
  weaknessOf,
  withFailure,
} from './index.ts'

const MINUTE = 60_000
const failing = (kind: AttemptKind, times: number, at: number) => {
  let failures: Failures | undefined
  for (let time = 0; time < times; time++) failures = withFailure(kind, failures, at)
  return failures
}

describe('lock-out', () => {
  test('U6: the delay begins after five of a name from one address, fifty of a name, thirty of an address', () => {
    expect([4, 5, 6, 7, 8].map((level) => delayAfter('pair', level))).toEqual([0, 15e3, 30e3, 60e3, 120e3])
    expect([29, 30, 31].map((level) => delayAfter('address', level))).toEqual([0, 15e3, 30e3])
    expect([49, 50, 51].map((level) => delayAfter('name', level))).toEqual([0, 5e3, 10e3])
    expect([9, 10, 11].map((level) => delayAfter('code', level))).toEqual([0, 30e3, 60e3])
    expect(lockedUntil('pair', failing('pair', 4, 1000), 1000)).toBeNull()
    expect(lockedUntil('pair', failing('pair', 5, 1000), 1000)).toBe(16_000)
    expect(lockedUntil('pair', failing('pair', 5, 1000), 15_999)).toBe(16_000)
    expect(lockedUntil('pair', failing('pair', 5, 1000), 16_000)).toBeNull()
  })

  test('U7: nobody waits for longer than the bound of its kind, however many fail', () => {
    const longest: [AttemptKind, number][] = [
      ['pair', 15 * MINUTE],
      ['name', 30_000],
      ['address', 5 * MINUTE],
      ['code', 15 * MINUTE],
    ]
    for (const [kind, ms] of longest) {
      expect(delayAfter(kind, 1_000_000), kind).toBe(ms)
      expect(lockedUntil(kind, failing(kind, 500, 0), ms - 1), kind).toBe(ms)
      expect(lockedUntil(kind, failing(kind, 500, 0), ms), kind).toBeNull()
    }
  })

  test('U7: failures leak away one by one, not from the last one on', () => {
    const leaking = failing('address', 30, 0)
    expect(withFailure('address', leaking, 20 * MINUTE)).toEqual({ level: 21, lastAt: 20 * MINUTE })
    // A mistake every two and a half minutes for a day: the address of a large office is never held up for good.
    let office: Failures | undefined
    for (let at = 0; at < 24 * 60 * MINUTE; at += 2.5 * MINUTE) office = withFailure('address', office, at)
    expect(office?.level).toBe(1)
    const many = failing('pair', 500, 0)
    expect(withFailure('pair', many, FORGOTTEN_AFTER_MS).level).toBe(1)
    expect(withFailure('name', failing('name', 500, 0), FORGOTTEN_AFTER_MS).level).toBe(1)
    expect(withFailure('pair', failing('pair', 5, 0), 1000).level).toBeGreaterThan(5)
  })

  test('U7: a clock that was put back forgets nothing and locks nobody for longer', () => {
    const before = failing('pair', 6, 60 * MINUTE)
    expect(lockedUntil('pair', before, 60 * MINUTE)).toBe(60 * MINUTE + 30_000)
    expect(lockedUntil('pair', before, 0)).toBeNull()
    expect(withFailure('pair', before, 0)).toEqual({ level: 7, lastAt: 0 })
  })

  test('U7: where a person has signed in before, only failures of the name from there count', () => {
    expect(bindingKinds(true)).toEqual(['pair'])
    expect(bindingKinds(false)).toEqual(['pair', 'name', 'address', 'code'])
  })

  test.each([
    ['10.25.0.7', '10.25.0.7'],
    ['::ffff:10.25.0.7', '10.25.0.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['no address', 'no address'],
  ])('U6: %s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('passwords', () => {
  const of = { name: 'vp.phutho', person: 'Nguyễn Thị Hòa' }
  test.each([
    ['ngắn quá thôi', null],
    ['mười một kt', 'short'],
    ['😀😀😀😀😀😀', 'short'],
    ['Mật khẩu 12345', 'known'],
    ['QWERTYUIOP123', 'known'],
    ['aabbaabbaabb', 'repeats'],
    ['nguyen thi hoa', 'name'],
    ['NguyễnThịHoà2025', 'name'],
    ['vp.phutho.2025', 'name'],
    ['trâu vàng uống nước', null],
    ['all small letters are good', null],
  ])('U8: “%s” is %s', (password, weakness) => {
    expect(weaknessOf(password, of)).toBe(weakness)
  })

  test('U8: composed and decomposed letters are one password', () => {
    const word = 'trâu vàng uống nước'
    expect(normalPassword(word.normalize('NFD'))).toBe(normalPassword(word.normalize('NFC')))
    // Eleven letters, more of them when decomposed.
    expect(weaknessOf('ầẩẫấậềểễếệồ'.normalize('NFD'), of)).toBe('short')
  })
})

describe('one-time codes', () => {
  const secret = newCodeSecret()
  const now = Date.UTC(2026, 10, 23, 2, 0, 15)
  const codeAt = (ms: number) => generateSync({ secret, epoch: Math.floor(ms / 1000) })
  const step = Math.floor(now / 30_000)

  test('U9: a code counts for its step and one to each side', () => {
    expect(stepOfCode(secret, codeAt(now), { now, lastStep: null })).toBe(step)
    expect(stepOfCode(secret, codeAt(now - 30_000), { now, lastStep: null })).toBe(step - 1)
    expect(stepOfCode(secret, codeAt(now + 30_000), { now, lastStep: null })).toBe(step + 1)
    expect(stepOfCode(secret, codeAt(now - 90_000), { now, lastStep: null })).toBeNull()
    expect(stepOfCode(newCodeSecret(), codeAt(now), { now, lastStep: null })).toBeNull()
    const spaced = codeAt(now).replace(/^(...)/, '$1 ')
    expect(stepOfCode(secret, spaced, { now, lastStep: null })).toBe(step)
  })

  test('U9: no code is taken twice, nor one before it', () => {
    expect(stepOfCode(secret, codeAt(now), { now, lastStep: step })).toBeNull()
    expect(stepOfCode(secret, codeAt(now - 30_000), { now, lastStep: step })).toBeNull()
    expect(stepOfCode(secret, codeAt(now + 30_000), { now: now + 30_000, lastStep: step })).toBe(step + 1)
  })

  test('the QR code says whose it is and of which node', () => {
    const uri = new URL(codeUri(secret, 'vp.phutho', 'Tỉnh Phú Thọ'))
    expect(uri.protocol).toBe('otpauth:')
    expect(decodeURIComponent(uri.pathname)).toContain('vp.phutho')
    expect(uri.searchParams.get('secret')).toBe(secret)
    expect(uri.searchParams.get('issuer')).toBe('Liên Thông Tỉnh Phú Thọ')
  })
})
