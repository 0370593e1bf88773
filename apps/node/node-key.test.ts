import { type linkSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from '#foundation/log'
import { loadNodeKey } from './node-key.ts'

let folder = ''
let lines = ''
const write = (line: string) => {
  lines += line
}
const log = createLog({ name: 'key', level: 'debug', destination: { write } })
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lt-key-'))
  lines = ''
})
afterEach(() => rm(folder, { recursive: true }))
const load = (store: string, keyFile?: string, link?: typeof linkSync) =>
  loadNodeKey({ node: 'VN-25', store, keyFile }, { STATE_DIRECTORY: folder }, log, link)

test('the key is made at the first start, beside the store, for its owner only, and is the same afterwards', async () => {
  const key = load(`pglite:${folder}/store/`)
  expect(key.length).toBe(32)
  const file = join(folder, 'store.key')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(load(`pglite:${folder}/store`)).toEqual(key)
  expect(load('postgres://localhost/x', file)).toEqual(key)
  expect(lines).toBe('')
})

test('with a database server it is in the state folder, by the node’s id; in memory it is another each time', async () => {
  const key = load('postgres://localhost/x')
  expect(Buffer.from(await readFile(join(folder, 'VN-25.key'), 'utf8'), 'base64')).toEqual(key)
  expect(load('pglite:memory')).not.toEqual(load('pglite:memory'))
})

test('the key has its name when it is whole: nothing of its making stays, and nothing that is there is replaced', async () => {
  const file = join(folder, 'node.key')
  const elsewhere = join(folder, 'not-there-yet')
  // The name is taken, though no file is found by it.
  await symlink(elsewhere, file)
  expect(() => load('postgres://localhost/x', file)).toThrow(/^keyFile: /)
  expect(await readdir(folder)).toEqual(['node.key'])
  const other = Buffer.alloc(32, 7)
  await writeFile(elsewhere, other.toString('base64'), { mode: 0o600 })
  expect(load('postgres://localhost/x', file)).toEqual(other)
  load('postgres://localhost/x')
  expect((await readdir(folder)).toSorted()).toEqual(['VN-25.key', 'node.key', 'not-there-yet'])
})

/** As a file system that has no hard links says it. */
const failing = (code: string) => () => {
  throw Object.assign(new Error(`${code}: link`), { code })
}

test.each(['EPERM', 'ENOTSUP', 'ENOSYS'])(
  'where there are no hard links (%s) the key is made all the same',
  async (code) => {
    const file = join(folder, 'node.key')
    const key = load('postgres://localhost/x', file, failing(code))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['node.key'])
    expect(load('postgres://localhost/x', file, failing(code))).toEqual(key)
    // Another process was faster.
    const [raced, other] = [join(folder, 'raced.key'), Buffer.alloc(32, 9)]
    const link = () => {
      writeFileSync(raced, other.toString('base64'), { mode: 0o600 })
      return failing(code)()
    }
    expect(load('postgres://localhost/x', raced, link)).toEqual(other)
    expect(() => load('postgres://localhost/x', join(folder, 'new.key'), failing('EIO'))).toThrow(
      /^keyFile: EIO/,
    )
    expect((await readdir(folder)).toSorted()).toEqual(['node.key', 'raced.key'])
  },
)

test('what a start that was cut off left beside the key is removed, and nothing else', async () => {
  const file = join(folder, 'node.key')
  const others = ['node.key.new', 'node.key.0123456789ab.new.txt', 'other.key.0123456789ab.new']
  const leave = (names: string[]) => Promise.all(names.map((name) => writeFile(join(folder, name), 'x')))
  await leave([...others, 'node.key.0123456789ab.new'])
  const key = load('postgres://localhost/x', file)
  expect((await readdir(folder)).toSorted()).toEqual([...others, 'node.key'].toSorted())
  await leave(['node.key.ba9876543210.new'])
  expect(load('postgres://localhost/x', file)).toEqual(key)
  expect((await readdir(folder)).toSorted()).toEqual([...others, 'node.key'].toSorted())
})

test('a key that others can read is warned of; one that is no key, or can not be made, stops the start', async () => {
  const file = join(folder, 'node.key')
  load('postgres://localhost/x', file)
  await chmod(file, 0o644)
  load('postgres://localhost/x', file)
  expect(lines).toContain('chmod 0600')
  await writeFile(file, 'c2hvcnQ=')
  expect(() => load('postgres://localhost/x', file)).toThrow(/keyFile.*32 byte/)
  expect(() => load('postgres://localhost/x', join(file, 'below'))).toThrow(/^keyFile: /)
})
