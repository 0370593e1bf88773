import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { mediaWorkerBin } from '../worker-path.mjs'
import { cacheFolder, libsslName, systemName, workerKeys } from './location.mjs'
import { recipeRevision } from './recipe.mjs'

afterEach(() => vi.unstubAllEnvs())

const parts = {
  mediasoupVersion: '3.19.3',
  platform: 'linux',
  arch: 'x64',
  revision: 'abcd1234',
  system: 'debian12',
  libssl: 'libssl3',
}

test('a built worker is kept apart by everything it depends on', () => {
  const built = workerKeys(parts).built
  expect(built).toBe('3.19.3-rabcd1234-linux-x64-debian12-libssl3')
  const others = [
    { mediasoupVersion: '3.19.4' },
    { arch: 'arm64' },
    { revision: 'ffff0000' },
    { system: 'debian13' },
    { libssl: 'libssl4' },
  ]
  for (const other of others) expect(workerKeys({ ...parts, ...other }).built).not.toBe(built)
})

test('a prebuilt worker carries its libraries: only version and processor count', () => {
  const { prebuilt } = workerKeys(parts)
  expect(workerKeys({ ...parts, system: 'debian13', libssl: 'libssl4', revision: 'x' }).prebuilt).toBe(
    prebuilt,
  )
  expect(workerKeys({ ...parts, arch: 'arm64' }).prebuilt).not.toBe(prebuilt)
})

test('the system is named from os-release, and a file without it still gives a name', () => {
  expect(systemName('PRETTY_NAME="Debian 12"\nID=debian\nVERSION_ID="12"\n')).toBe('debian12')
  expect(systemName('ID=ubuntu\nVERSION_ID="24.04"')).toBe('ubuntu24.04')
  expect(systemName('')).toBe('linux')
})

test('the newest libssl counts, and its absence is a name of its own', () => {
  expect(libsslName(['libssl.so', 'libssl.so.1.1', 'libssl.so.3', 'libssl3.so'])).toBe('libssl3')
  expect(libsslName(['libc.so.6'])).toBe('libssl0')
})

test('the cache is where the operator says, else where the system says, else in the home folder', () => {
  expect(cacheFolder({ LIENTHONG_CACHE: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a')
  expect(cacheFolder({ XDG_CACHE_HOME: '/b' })).toBe('/b/lienthong')
  expect(cacheFolder({})).toMatch(/\/\.cache\/lienthong$/)
})

test('the revision of the recipe is stable within a checkout', () => {
  expect(recipeRevision()).toMatch(/^[0-9a-f]{8}$/)
  expect(recipeRevision()).toBe(recipeRevision())
})

test('a worker named by the operator wins; with an empty cache there is none', () => {
  vi.stubEnv('MEDIASOUP_WORKER_BIN', '/opt/mediasoup-worker')
  expect(mediaWorkerBin()).toBe('/opt/mediasoup-worker')
  vi.stubEnv('MEDIASOUP_WORKER_BIN', '')
  vi.stubEnv('LIENTHONG_CACHE', mkdtempSync(join(tmpdir(), 'empty-cache-')))
  expect(mediaWorkerBin()).toBeUndefined()
})
