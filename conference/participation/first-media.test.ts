import { expect, test } from 'vitest'
import type { EventBody } from '#contract/events'
import { happeningsOf, participantOf, type Recorded } from './index.ts'

const MINUTE = 60_000
const session = 's'
const [early, late, never] = ['VN-25-07900', 'VN-25-08152', 'VN-25-08053'] as const
/** Each was seen at another time than its event says. */
const [awayStore, ahead, behind, setBack] = [
  'VN-25-07909',
  'VN-25-07912',
  'VN-25-07915',
  'VN-25-07918',
] as const
const media = (site: string, of = session, seen?: number): EventBody => ({
  kind: 'media.came',
  ...{ session: of, site, sources: ['camera'] },
  ...(seen !== undefined && { cameAt: seen * MINUTE }),
})
const came = (site: string): EventBody => ({ kind: 'site.connected', site })
const opened: EventBody = { kind: 'session.opened', session, title: 'Giao ban', owner: 'VN-25' }
/** Minutes, and what was written then. */
const history: [number, EventBody][] = [
  [0, came(early)],
  [5, media(early, 'before')],
  [10, opened],
  [11, media(early)],
  // A clock that was wrong only when it saw it: behind, and ahead.
  [12, media(behind, session, 3)],
  [13, media(ahead, session, 73)],
  [14, came(late)],
  [15, came(never)],
  // A clock that is an hour ahead: at 15 by the believed one.
  [76, media(late)],
  [17, media(late)],
  // The store was away for six minutes.
  [18, media(awayStore, session, 12)],
  // A clock that is behind both when it sees it and when it writes it: at 18 by the believed one.
  [13.5, media(setBack, session, 13)],
  [30, { kind: 'session.closed', session, by: 'Hà' }],
  [31, media(never)],
]
const recorded: Recorded = {
  ...{ session, proofs: [], rollCalls: [], maxAgeMs: MINUTE, now: 70 * MINUTE },
  events: history.map(([minute, body], index) => ({
    ...{ version: 1, node: 'VN-25', sequence: index + 1, at: minute * MINUTE, body },
  })),
}
const minuteOf = (site: string, from = recorded, isOwn = true) => {
  const { firstMediaAt } = participantOf(happeningsOf(from), { site, label: site, isOwn })
  return firstMediaAt === null ? null : firstMediaAt / MINUTE
}

test.each([
  [early, 11],
  [late, 15],
  [behind, 12],
  [ahead, 13],
  [awayStore, 12],
  [setBack, 18],
  [never, null],
] as const)('J14: the first picture or sound of %s, as counted by hand', (site, minute) => {
  expect(minuteOf(site)).toBe(minute)
})

test('J14: of another record it is unknown; of a session of the tier above the own record tells it', () => {
  expect(minuteOf(early, recorded, false)).toBeNull()
  const events = recorded.events.filter(({ body }) => !body.kind.startsWith('session.'))
  expect(minuteOf(early, { ...recorded, events })).toBeNull()
  const told = { openedAt: 10 * MINUTE, startsAt: 10 * MINUTE, endedAt: 30 * MINUTE }
  const above = { ...recorded, told, events }
  expect([early, late, awayStore, never].map((site) => minuteOf(site, above))).toEqual([11, 15, 12, null])
})
