import { expect, test } from 'vitest'
import { defaultRules } from '#conference/nodes'
import { readConfig } from './config.ts'
import { rulesOf } from './readiness-config.ts'

const least = {
  LIENTHONG__node: 'VN-25',
  LIENTHONG__store: 'pglite:/tmp/x',
  ...{ LIENTHONG__link: '{}', LIENTHONG__web: '{}' },
  LIENTHONG__media: '{ listen: [{ ip: 127.0.0.1 }], pipe: { ip: 127.0.0.1 } }',
}
const line = { of: 'VN-25-07900', kind: 'site', provider: 'VNPT', circuit: '1', phone: '18001166' }

test('a node that says nothing of tests has the proposed thresholds and every default', () => {
  expect(rulesOf(readConfig(undefined, least).readiness)).toEqual(defaultRules)
})

test('thresholds come as JSON by the environment, the rest stays as proposed', () => {
  const { readiness } = readConfig(undefined, {
    ...least,
    LIENTHONG__readiness__thresholds: '{"name":"Phú Thọ","tiers":["province"],"mos":{"good":4.2}}',
    LIENTHONG__readiness__uplinkKbps__up: '20000',
    LIENTHONG__readiness__lines: JSON.stringify([{ ...line, contractedKbps: null }]),
    LIENTHONG__readiness__phones: '{ VN-25-07900: "0912345678" }',
  })
  expect(rulesOf(readiness)).toMatchObject({
    thresholds: { name: 'Phú Thọ', tiers: ['province'], mos: { good: 4.2, acceptable: 3.5 } },
    uplink: { upKbps: 20_000, downKbps: defaultRules.uplink.downKbps },
    lines: [line],
    phones: { 'VN-25-07900': '0912345678' },
  })
})

test('bounds that contradict each other, and lines of nobody, are refused by their key', () => {
  const refused = (key: string, value: string) => () =>
    readConfig(undefined, { ...least, [`LIENTHONG__readiness__${key}`]: value })
  expect(refused('thresholds', '{"mos":{"good":3}}')).toThrow('readiness.thresholds.mos')
  expect(refused('thresholds', '{"mso":{"good":4}}')).toThrow('readiness.thresholds')
  expect(refused('lines', JSON.stringify([line]))).toThrow('readiness.lines.0')
  expect(refused('phones', '{ Hà: "1" }')).toThrow('readiness.phones')
})
