import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createVault, isSealed } from './vault.ts'

const key = randomBytes(32)
const vault = createVault(key, randomBytes)
const secret = 'JBSWY3DPEHPK3PXP'

test('V12: what is sealed opens with its key and for its owner only', () => {
  const sealed = vault.seal(secret, 'a1')
  expect(isSealed(sealed)).toBe(true)
  expect(sealed).not.toContain(secret)
  expect(vault.seal(secret, 'a1')).not.toBe(sealed)
  expect(vault.open(sealed, 'a1')).toBe(secret)
  expect(vault.open(sealed, 'a2')).toBeNull()
  expect(createVault(randomBytes(32), randomBytes).open(sealed, 'a1')).toBeNull()
})

test('V12: what was tampered with, cut off or never sealed does not open', () => {
  const sealed = vault.seal(secret, 'a1')
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const other = Buffer.from(bytes)
    other[at] = (other[at] ?? 0) ^ 1
    expect(vault.open(`v1.${other.toString('base64url')}`, 'a1'), String(at)).toBeNull()
  }
  for (const text of ['', 'v1.', sealed.slice(0, 20), sealed.slice(0, -4), secret, `v2.${sealed.slice(3)}`])
    expect(vault.open(text, 'a1'), text).toBeNull()
})
