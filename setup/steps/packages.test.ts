import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeVersionProblem } from './node-version.mjs'
import { missingPackages, npmCommand } from './packages.mjs'

const here = { platform: 'linux', arch: 'x64' }
const entry = (version: string, more = {}) => ({ version, integrity: `sha512-${version}`, ...more })

test('packages are right when each is there in the locked version and with the locked content', () => {
  const locked = {
    '': { name: 'lienthong' },
    'node_modules/a': entry('1.0.0'),
    'node_modules/b': entry('2.0.0'),
  }
  expect(missingPackages(locked, { 'node_modules/a': entry('1.0.0') }, here)).toEqual(['node_modules/b'])
  expect(missingPackages(locked, { ...locked, 'node_modules/b': entry('2.0.1') }, here)).toEqual([
    'node_modules/b',
  ])
  const tampered = { version: '2.0.0', integrity: 'sha512-other' }
  expect(missingPackages(locked, { ...locked, 'node_modules/b': tampered }, here)).toEqual(['node_modules/b'])
  expect(missingPackages(locked, locked, here)).toEqual([])
})

test('an optional package is missed only when it is made for this machine', () => {
  const native = (os: string, cpu: string, libc?: string) =>
    entry('1.0.0', { optional: true, os: [os], cpu: [cpu], ...(libc ? { libc: [libc] } : {}) })
  const locked = {
    'node_modules/n-linux-x64-gnu': native('linux', 'x64', 'glibc'),
    'node_modules/n-linux-x64-musl': native('linux', 'x64', 'musl'),
    'node_modules/n-linux-arm64': native('linux', 'arm64'),
    'node_modules/fsevents': entry('2.3.3', { optional: true, os: ['darwin'] }),
  }
  expect(missingPackages(locked, {}, here)).toEqual(['node_modules/n-linux-x64-gnu'])
})

test('the npm that started set-up is used again; another package manager is not', () => {
  const npm = join(mkdtempSync(join(tmpdir(), 'setup-npm-')), 'npm-cli.js')
  expect(npmCommand({ npm_execpath: npm })).toEqual(['npm'])
  writeFileSync(npm, '')
  expect(npmCommand({ npm_execpath: npm })).toEqual([process.execPath, npm])
  expect(npmCommand({ npm_execpath: '/opt/yarn/yarn.js' })).toEqual(['npm'])
  expect(npmCommand({})).toEqual(['npm'])
})

test.each(['18.20.4', '20.18.3'])('Node %s is refused and told what to do', (version) => {
  expect(nodeVersionProblem(version)).toMatch(/20\.19.*nodejs\.org/)
})

test.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0'])('Node %s is enough', (version) => {
  expect(nodeVersionProblem(version)).toBeUndefined()
})
