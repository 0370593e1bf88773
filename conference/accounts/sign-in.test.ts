import { generateSync } from 'otplib'
import { describe, expect, test } from 'vitest'
import {
  codeUri,
  delayAfter,
  type Failures,
  lockedUntil,
  newCodeSecret,
  normalPassword,
  stepOfCode,
  weaknessOf,
  withFailure,
} from './index.ts'

const MINUTE = 60_000
const failing = (times: number, at: number) => {
  let failures: Failures | undefined
  for (let time = 0; time < times; time++) failures = withFailure(failures, at)
  return failures
}

describe('lock-out', () => {
  test('U6: the delay begins after five failures of a name, thirty of an address, and doubles', () => {
    expect([4, 5, 6, 7, 8].map((count) => delayAfter('name', count))).toEqual([0, 15e3, 30e3, 60e3, 120e3])
    expect([29, 30, 31].map((count) => delayAfter('address', count))).toEqual([0, 15e3, 30e3])
    expect(lockedUntil('name', failing(4, 1000), 1000)).toBeNull()
    expect(lockedUntil('name', failing(5, 1000), 1000)).toBe(16_000)
    expect(lockedUntil('name', failing(5, 1000), 15_999)).toBe(16_000)
    expect(lockedUntil('name', failing(5, 1000), 16_000)).toBeNull()
  })

  test('U7: nobody waits for more than 15 minutes, and after a day nothing is left', () => {
    expect(delayAfter('name', 1_000_000)).toBe(15 * MINUTE)
    const many = { count: 1_000_000, lastAt: 0 }
    expect(lockedUntil('name', many, 15 * MINUTE)).toBeNull()
    expect(withFailure(many, 24 * 60 * MINUTE)).toEqual({ count: 1, lastAt: 24 * 60 * MINUTE })
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
