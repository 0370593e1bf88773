import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mediaWorkerBin } from '../worker-path.mjs'
import { checkout } from './location.mjs'
import { isProven, loads, proveWorker } from './proof.mjs'
import { proofNumber, vp8Packet } from './proof-packets.mjs'

const folder = mkdtempSync(join(tmpdir(), 'setup-proof-'))
const common = { root: checkout, log: join(folder, 'log'), env: process.env }

test('a proof packet is recognised by its stream and number, anything else is not', () => {
  const packet = vp8Packet({ number: 12, ssrc: 1, payloadType: 101, name: 77 })
  expect(proofNumber(packet, 77)).toBe(12)
  expect(proofNumber(packet, 78)).toBeUndefined()
  expect(proofNumber(Buffer.from([0x80, 0xc9, 0, 1, 0, 0, 0, 1]), 77)).toBeUndefined()
})

test('the worker of this machine forwards media, and its stamp holds for this very file only', async () => {
  const binary = mediaWorkerBin()
  if (!binary) throw new Error('set-up has not run: no media worker')
  const stamp = join(folder, 'checked')
  expect(loads(binary)).toBe(true)
  await proveWorker({ ...common, binary, stamp })
  expect(isProven(binary, stamp)).toBe(true)
  const other = join(folder, 'other')
  writeFileSync(other, 'x')
  utimesSync(other, 1, 1)
  expect(isProven(other, stamp)).toBe(false)
}, 60_000)

test('a program that is no media worker is refused and leaves no stamp', async () => {
  const stamp = join(folder, 'never')
  expect(loads('/bin/true')).toBe(false)
  await expect(proveWorker({ ...common, binary: '/bin/true', stamp })).rejects.toMatchObject({
    code: 'command-failed',
  })
  expect(isProven('/bin/true', stamp)).toBe(false)
}, 60_000)
