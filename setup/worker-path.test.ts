import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { workerLocations } from './media-worker/location.mjs'
import { mediaWorkerBin } from './worker-path.mjs'

let cache: string
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'lienthong-worker-path-'))
})
afterEach(() => rmSync(cache, { recursive: true, force: true }))
const env = () => ({ LIENTHONG_CACHE: cache })

function place(name: 'prebuilt' | 'built', { proven }: { proven: boolean }): string {
  const file = workerLocations(undefined, env())?.[name] ?? ''
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, name)
  const { size, mtimeMs } = statSync(file)
  const stamp = { binary: `${size}:${Math.trunc(mtimeMs)}` }
  if (proven) writeFileSync(join(dirname(file), 'checked'), JSON.stringify(stamp))
  return file
}

test('the worker that set-up has proven goes before one that was only copied into the cache', () => {
  place('prebuilt', { proven: false })
  const built = place('built', { proven: true })
  expect(mediaWorkerBin(env())).toBe(built)
})

test('one without a stamp is better than none', () => {
  expect(mediaWorkerBin(env())).toBeUndefined()
  const built = place('built', { proven: false })
  expect(mediaWorkerBin(env())).toBe(built)
})

test('the one that the user brings goes before all', () => {
  place('built', { proven: true })
  expect(mediaWorkerBin({ ...env(), MEDIASOUP_WORKER_BIN: '/opt/worker' })).toBe('/opt/worker')
})
