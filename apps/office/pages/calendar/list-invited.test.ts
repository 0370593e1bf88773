import { expect, test } from 'vitest'
import type { InvitedSite } from '#contract/console'
import type { Call } from '../../state/call.ts'
import { linesOfAttendees, readAttendees } from './attendee-lines.ts'
import { countsOfListed, listInvited } from './list-invited.ts'

const site = (at: number, standing: InvitedSite['standing'] = 'waiting'): InvitedSite => ({
  ...{ site: `VN-25-${10000 + at}`, label: `Xã ${at}`, standing, acknowledgement: null, phone: null },
})

test('E32: the list is of one revision of the plan, whatever changes between its pages, and is counted by itself', async () => {
  const before = Array.from({ length: 700 }, (_, at) => site(at))
  const after = before.filter((_, at) => at !== 3).map((each, at) => (at < 2 ? site(at, 'absent') : each))
  let asked = 0
  const call = (async (_op: string, { offset, limit }: { offset: number; limit: number }) => {
    const [revision, all] = asked++ === 0 ? [1, before] : [2, after]
    const counts = { invited: 0, acknowledged: 0, absent: 0 }
    return { counts, revision, total: all.length, sites: all.slice(offset, offset + limit) }
  }) as Call
  const listed = await listInvited(call, 'p')
  expect(listed).toEqual(after)
  expect(countsOfListed(listed)).toEqual({ invited: 699, acknowledged: 2, absent: 2 })
})

test('E34: who attends is written a line each, and read as it was written', () => {
  const people = [
    { name: 'Trần Văn Minh', post: 'Chủ tịch' },
    { name: 'Lê An', post: '' },
  ]
  expect(readAttendees(linesOfAttendees(people))).toEqual(people)
  expect(readAttendees('\n  | Chủ tịch\n')).toEqual([])
  expect(readAttendees('An\n'.repeat(9))).toHaveProperty('wrong')
  expect(readAttendees('a'.repeat(121))).toHaveProperty('wrong')
})
