import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readConfig } from './config.ts'

const province = {
  LIENTHONG__node: 'VN-25',
  LIENTHONG__parent: 'VN',
  LIENTHONG__store: 'pglite:data',
  LIENTHONG__web__port: '8443',
  LIENTHONG__link__user: 'VN-25',
  LIENTHONG__media__listen: '[{ ip: 10.25.0.5 }]',
  LIENTHONG__media__pipe__ip: '10.25.0.5',
}

test('a node can be configured by the environment alone', () => {
  expect(readConfig(undefined, province)).toMatchObject({ node: 'VN-25', parent: 'VN', web: { port: 8443 } })
  const proxies = ['127.0.0.1', '10.25.0.0/24', '2001:db8::/64']
  const behind = { ...province, LIENTHONG__web__trustedProxies: JSON.stringify(proxies) }
  expect(readConfig(undefined, behind).web.trustedProxies).toEqual(proxies)
})

test.each([
  ['a province under a province', { LIENTHONG__parent: 'VN-19' }, 'LIENTHONG__parent: parent: '],
  ['a node above itself', { LIENTHONG__parent: 'VN-25' }, 'LIENTHONG__parent: parent: '],
  ['the centre below a province', { LIENTHONG__children: '[VN]' }, 'LIENTHONG__children: children: '],
  [
    'a child twice',
    { LIENTHONG__node: 'VN', LIENTHONG__parent: 'null', LIENTHONG__children: '[VN-19, VN-19]' },
    'each node once',
  ],
  ['a proxy by its name', { LIENTHONG__web__trustedProxies: '[proxy.example]' }, '10.25.0.0/24'],
  ['a code demanded of people that are not known', { LIENTHONG__demandCodeOf: 'all' }, 'demandCodeOf: '],
  ['ports the wrong way round', { LIENTHONG__media__pipePorts: '{ min: 9, max: 8 }' }, 'min is at most max'],
])('%s is refused and named', (_what, wrong, named) => {
  expect(() => readConfig(undefined, { ...province, ...wrong })).toThrow(named)
})

test('a value that can not be read is not repeated: it may be a password', () => {
  const wrong = { ...province, LIENTHONG__link__password: '"s3cret' }
  expect(() => readConfig(undefined, wrong)).toThrow(/^LIENTHONG__link__password: [^"]*$/)
})

test.each([
  ['a string without its end', 'link:\n  user: VN\n  password: "s3cret\n', /YAML \w+, dòng \(line\) 4:/],
  ['a value that begins with a star', 'link:\n  password: *s3cret\n', /không phải YAML/],
  ['a mark that starts no value', 'link:\n  password: @s3cret\n', /YAML \w+, dòng \(line\) 2:/],
  ['a tag that is not known', 'node: VN\nstore: !s3cret x\n', /store: /],
])('%s: the file and the place are named, and nothing of what stands there', async (_what, text, named) => {
  const folder = await mkdtemp(join(tmpdir(), 'lt-config-'))
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  try {
    const file = join(folder, 'node.yaml')
    await writeFile(file, text)
    const read = () => readConfig(file, {})
    expect(read).toThrow(named)
    expect(read).toThrow(file)
    expect(read).not.toThrow(/s3cret/)
    expect(JSON.stringify(warned.mock.calls)).not.toContain('s3cret')
  } finally {
    warned.mockRestore()
    await rm(folder, { recursive: true })
  }
})
