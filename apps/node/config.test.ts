import { expect, test } from 'vitest'
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
  ['ports the wrong way round', { LIENTHONG__media__pipePorts: '{ min: 9, max: 8 }' }, 'min is at most max'],
])('%s is refused and named', (_what, wrong, named) => {
  expect(() => readConfig(undefined, { ...province, ...wrong })).toThrow(named)
})

test('a value that can not be read is not repeated: it may be a password', () => {
  const wrong = { ...province, LIENTHONG__link__password: '"s3cret' }
  expect(() => readConfig(undefined, wrong)).toThrow(/^LIENTHONG__link__password: [^"]*$/)
})
