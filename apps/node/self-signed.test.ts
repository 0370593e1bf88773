import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '#foundation/log'
import { selfSigned } from './self-signed.ts'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'lienthong-tls-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const at = (now: number) => ({ now: () => now })
const day = 24 * 3_600_000

test('the same certificate serves from one start to the next, until a month before its end', async () => {
  const now = Date.now()
  const first = await selfSigned('10.25.0.5', directory, at(now), silentLog)
  expect(new X509Certificate(first.cert).checkIP('10.25.0.5')).toBe('10.25.0.5')
  expect(await selfSigned('10.25.0.5', directory, at(now + 300 * day), silentLog)).toEqual(first)
  const next = await selfSigned('10.25.0.5', directory, at(now + 340 * day), silentLog)
  expect(next.cert).not.toBe(first.cert)
  expect(statSync(join(directory, 'self-signed-10.25.0.5.json')).mode & 0o077).toBe(0)
})

test('what is kept and can not be read is made anew', async () => {
  writeFileSync(join(directory, 'self-signed-localhost.json'), '{"key":')
  const { cert } = await selfSigned('localhost', directory, at(Date.now()), silentLog)
  expect(new X509Certificate(cert).checkHost('localhost')).toBe('localhost')
})
