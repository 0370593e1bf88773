import { expect, test } from 'vitest'
import { aptCommand, notInstalled } from './apt.mjs'
import { packagesToInstall } from './steps/system-packages.mjs'

test('a package counts as installed only in the state "installed"', () => {
  const said = 'meson installed\nninja-build config-files\nlibuv1-dev not-installed\n'
  expect(notInstalled(['meson', 'ninja-build', 'libuv1-dev', 'g++'], said)).toEqual([
    'ninja-build',
    'libuv1-dev',
    'g++',
  ])
})

test('the administrator is given one line that can be pasted', () => {
  expect(aptCommand(['meson', 'g++'])).toBe(
    'sudo apt-get update && sudo apt-get install -y --no-install-recommends meson g++',
  )
})

test('the trials alone need system packages, and only the missing ones are installed', () => {
  const needed = [
    { package: 'chromium', present: () => true },
    { package: 'postgresql', present: () => false },
  ]
  expect(packagesToInstall({ purpose: 'test', env: {} }, needed)).toEqual(['postgresql'])
  expect(packagesToInstall({ purpose: 'demo', env: {} }, needed)).toEqual([])
})
