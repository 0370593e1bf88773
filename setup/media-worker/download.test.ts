import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { downloadPrebuilt, prebuiltUrl } from './download.mjs'

const folder = () => mkdtempSync(join(tmpdir(), 'setup-download-'))
const source = folder()
const log = join(source, 'log')
writeFileSync(join(source, 'mediasoup-worker'), 'the worker')
spawnSync('tar', ['-czf', join(source, 'good.tgz'), '-C', source, 'mediasoup-worker'])

const server = createServer((request, response) => {
  if (request.url === '/good.tgz') response.end(readFileSync(join(source, 'good.tgz')))
  else if (request.url === '/damaged.tgz') response.end('<html>a captive portal</html>')
  else response.writeHead(404).end()
})
const url = (name: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

test('the address is the one that mediasoup itself uses', () => {
  const given = {
    mediasoup: { version: '3.19.3', repository: { url: 'git+https://github.com/versatica/mediasoup.git' } },
    platform: 'linux',
    arch: 'x64',
    kernelRelease: '6.1.0-25-amd64',
  }
  expect(prebuiltUrl({ ...given, env: {} })).toBe(
    'https://github.com/versatica/mediasoup/releases/download/3.19.3/mediasoup-worker-3.19.3-linux-x64-kernel6.tgz',
  )
  const env = { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: 'https://mirror.example/ms' }
  expect(prebuiltUrl({ ...given, env })).toBe(
    'https://mirror.example/ms/3.19.3/mediasoup-worker-3.19.3-linux-x64-kernel6.tgz',
  )
})

test('a good archive leaves the worker and nothing else', async () => {
  const into = folder()
  expect(await downloadPrebuilt({ url: url('good.tgz'), folder: into, log })).toBeUndefined()
  expect(readFileSync(join(into, 'mediasoup-worker'), 'utf8')).toBe('the worker')
  expect(existsSync(join(into, 'worker.tgz'))).toBe(false)
})

test.each([
  ['missing.tgz', /HTTP 404/],
  ['damaged.tgz', /tar/],
])('%s is a reason, not a crash', async (name, reason) => {
  expect(await downloadPrebuilt({ url: url(name), folder: folder(), log })).toMatch(reason)
})

test('an unreachable host is a reason, not a crash', async () => {
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const { port } = closed.address() as AddressInfo
  await new Promise((resolve) => closed.close(resolve))
  const gone = `http://127.0.0.1:${port}/x.tgz`
  expect(await downloadPrebuilt({ url: gone, folder: folder(), log })).toBe('ECONNREFUSED')
})
