import { expect, test } from 'vitest'
import { blankRecord } from '#conference/directory'
import type { Entries } from '#conference/directory-store'
import type { SiteId } from '#contract'
import type { SiteRecord } from '#contract/directory'
import { defaultRules, rulesAt } from '../readiness/rules.ts'
import { withDirectory } from './known-contacts.ts'

const [vietTri, haHoa] = ['VN-25-07900', 'VN-25-08152'] as const
const person = { post: '', document: '', from: null, to: null }
const principal = { ...person, name: 'Hà', phone: '0912345678', to: '2026-07-31' }
const deputies = [{ ...person, name: 'Nam', phone: '0987654321' }]
const line = { network: null, contractedKbps: 20_000, circuit: 'c', phone: '18001166' }
const lines = { primary: { ...line, provider: 'VNPT' }, backup: { ...line, provider: 'Viettel' } }
const entriesOf = (...records: SiteRecord[]): Entries =>
  new Map(records.map((record) => [record.site, { record, revision: 1, at: 0, by: 'Hà' }]))
const recordOf = (site: SiteId): SiteRecord => ({ ...blankRecord(site), principal, deputies, lines })

/** The last day of the principal, 23:59 in Vietnam. */
const lastMinute = Date.UTC(2026, 6, 31, 16, 59)

test('N81: phones and lines are those of the directory as it is now, unless the configuration has some', () => {
  const clock = { time: lastMinute, now: () => clock.time }
  let entries: Entries = new Map()
  const configured = {
    ...defaultRules,
    phones: { [haHoa]: '0210 000 000' },
    lines: [{ ...line, of: haHoa, kind: 'site' as const, provider: 'MobiFone' }],
  }
  const rules = withDirectory(configured, { entries: () => entries }, clock)
  expect(rules.phones).toEqual(configured.phones)
  expect(rules.lines).toEqual(configured.lines)

  entries = entriesOf(recordOf(vietTri), recordOf(haHoa))
  expect(rules.phones).toEqual({ [vietTri]: '0912345678', [haHoa]: '0210 000 000' })
  expect(rules.lines.map(({ of, provider }) => [of, provider])).toEqual([
    [haHoa, 'MobiFone'],
    [vietTri, 'VNPT'],
  ])
  expect(rules.lines).toBe(rules.lines)
  clock.time += 60_000
  expect(rules.phones[vietTri]).toBe('0987654321')
})

test('N81: the rules of a province without a centre follow the directory too', () => {
  let entries: Entries = new Map()
  const place = { self: 'VN-25', parent: null, children: [], budget: { in: 1, out: 1 } }
  const clock = { now: () => lastMinute }
  const rules = rulesAt(place, withDirectory(defaultRules, { entries: () => entries }, clock))
  expect(rules.thresholds.tiers).toEqual(['province'])
  entries = entriesOf(recordOf(vietTri))
  expect(rules.phones[vietTri]).toBe('0912345678')
  expect(rules.lines.length).toBe(1)
})
