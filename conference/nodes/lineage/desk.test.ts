import { expect, test } from 'vitest'
import type { FormerEntry } from '#contract/lineage'
import { createManualClock } from '#foundation/time'
import { createLineageDesk } from './desk.ts'

const [vietTri, haHoa] = ['VN-25-07900', 'VN-25-08152']
const labels = new Map([
  [vietTri, 'PTO - Phường Việt Trì'],
  [haHoa, 'PTO - Xã Hạ Hòa'],
])
const unasked = () => expect.fail('not asked for')
let reads = 0
const entry = (name: string, site = vietTri): FormerEntry => ({
  ...{ id: name, at: 1, by: 'Hà' },
  former: {
    ...{
      district: 'Thành phố Việt Trì',
      province: '',
      code: '',
      document: '',
      from: '2025-07-01',
      site: site ?? '',
    },
    get name() {
      reads++
      return name
    },
  },
})
function deskOf(...entries: FormerEntry[]) {
  const stored = { entries: new Map(entries.map((each) => [each.id, each])) }
  const desk = createLineageDesk({
    place: { self: 'VN-25', parent: 'VN', children: [], budget: { in: 1, out: 1 } },
    lineage: { entries: () => stored.entries, index: unasked, write: unasked, remove: unasked },
    registry: { all: () => [], labelOf: (site) => labels.get(site) ?? site },
    ...{ newId: () => 'x', clock: createManualClock() },
  })
  const list = (body: Parameters<typeof desk.list>[0] = {}) => desk.list(body).formers.map(({ id }) => id)
  return { desk, list, stored }
}

test('N140: former units are listed by unit and name, found by either, and counted beyond what is shown', () => {
  const { desk, list } = deskOf(entry('Xã Sông Lô'), entry('Xã Ấm Hạ', haHoa), entry('Xã Kim Đức'))
  expect(list()).toEqual(['Xã Kim Đức', 'Xã Sông Lô', 'Xã Ấm Hạ'])
  expect(list({ text: 'ha hoa' })).toEqual(['Xã Ấm Hạ'])
  expect(list({ text: 'kim viet' })).toEqual(['Xã Kim Đức'])
  expect(desk.list({ offset: 1, limit: 1 })).toMatchObject({
    ...{ total: 3, formers: [{ id: 'Xã Sông Lô', label: 'PTO - Phường Việt Trì' }] },
  })
})

test('N140: nothing is folded or sorted again as somebody types, until what is stored is another', () => {
  const { list, stored } = deskOf(entry('Xã Sông Lô'), entry('Xã Kim Đức'))
  list({ text: 'k' })
  const before = reads
  for (const text of ['ki', 'kim', 'kim d']) expect(list({ text })).toEqual(['Xã Kim Đức'])
  expect(reads).toBe(before)
  stored.entries = new Map([...stored.entries, ['Xã Kim Anh', entry('Xã Kim Anh')]])
  expect(list({ text: 'kim' })).toEqual(['Xã Kim Anh', 'Xã Kim Đức'])
})
