import { expect, test } from 'vitest'
import { cast } from '#trials/media'
import { threeTiers } from './three-tiers.ts'

test('the rooms that are known have a phone and a line at their own tier, each province its uplink', () => {
  const known = cast.map(({ site }) => site)
  const configs = threeTiers({ storeOf: () => 'pglite:memory', known })
  const all = configs.flatMap(({ node, readiness: { lines, phones } }) => [
    ...lines.map(({ of, kind }) => `${node} ${kind} ${of}`),
    ...Object.keys(phones).map((site) => `${node} phone ${site}`),
  ])
  expect(all).toHaveLength(2 * known.length + 2)
  expect(all).toContain('VN-25 uplink VN-25')
  expect(all).toContain('VN-19 phone VN-19-05443')
  expect(all).toContain('VN site VN')
  expect(threeTiers({ storeOf: () => 'pglite:memory' })[0]?.readiness).toMatchObject({
    lines: [],
    phones: {},
  })
})
