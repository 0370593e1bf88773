import { noTotals, totalsOf } from '#conference/participation'
import type { Participant } from '#contract/participation'
import type { Participation } from '../state/participation.ts'

/** 9:00 of a day in Vietnam. */
const START = Date.UTC(2026, 8, 1, 2)
const MINUTE = 60_000

/** A site that was there from before the start on. */
export const participant = (site: string, changes: Partial<Participant> = {}): Participant => ({
  ...{
    site,
    label: site,
    invitation: null,
    arrival: { state: 'on-time' },
    here: true,
    firstAt: START - 12 * MINUTE,
    firstMediaAt: START - 12 * MINUTE + 4000,
  },
  ...{ presentMs: 42 * MINUTE, awayMs: 0, dropped: 0, drops: [] },
  ready: { grade: 'good', provedAt: START - 20 * MINUTE },
  rollCall: { at: START + 2 * MINUTE, answer: null },
  ...{ spoke: { times: 0, ms: 0 }, shown: { times: 0, ms: 0 } },
  shownApart: { times: 0, ms: 0 },
  ...changes,
})

/** A province's own session, 42 minutes after its start. */
export const participation = (changes: Partial<Participation> = {}): Participation => ({
  ...{ session: 's1', title: 'Giao ban', node: 'VN-25', owner: 'VN-25', at: START + 42 * MINUTE },
  ...{ openedAt: START - 30 * MINUTE, startsAt: START, endedAt: null },
  ...{ whole: noTotals, unread: 0, provinces: [], total: 0, sites: [] },
  ...changes,
})

/** The same of these sites, with their sums. */
export function participationOf(
  sites: readonly Participant[],
  changes: Partial<Participation> = {},
): Participation {
  const totals = totalsOf(sites)
  return participation({
    ...{ whole: totals, total: sites.length, sites: [...sites] },
    provinces: [{ node: 'VN-25', label: 'Phú Thọ', totals }],
    ...changes,
  })
}

/** Who came in every way, with what the record says of each. */
export function mixedSites(labels: readonly { site: string; label: string }[]): Participant[] {
  const answer = { reason: null, way: 'page', tier: 'VN-25', at: START + 3 * MINUTE } as const
  const drop = { from: START + 20 * MINUTE, to: START + 25 * MINUTE, ms: 5 * MINUTE }
  const lost = { from: START + 36 * MINUTE, to: null, ms: 6 * MINUTE }
  return labels.map(({ site, label }, index) => {
    const heard = { at: START + 2 * MINUTE, answer: { ...answer, presence: 'heard' as const, by: label } }
    const seen = participant(site, { label, rollCall: heard })
    switch (index % 9) {
      case 3:
        return {
          ...seen,
          arrival: { state: 'late', minutes: 7 },
          firstAt: START + 7 * MINUTE,
          firstMediaAt: START + 7 * MINUTE + 4000,
          presentMs: 35 * MINUTE,
        }
      case 5:
        return {
          ...seen,
          ...{ arrival: { state: 'absent' }, here: false, firstAt: null, firstMediaAt: null, presentMs: 0 },
          rollCall: {
            ...heard,
            answer: {
              ...answer,
              presence: 'absent',
              way: 'operator',
              by: 'Nguyễn Thị Lan',
              reason: 'Mất điện lưới',
            },
          },
        }
      case 6:
        return {
          ...seen,
          ...{ here: false, presentMs: 31 * MINUTE, awayMs: 11 * MINUTE, dropped: 2, drops: [drop, lost] },
          spoke: { times: 2, ms: 200_000 },
        }
      case 8:
        return { ...seen, spoke: { times: 1, ms: 4 * MINUTE }, shown: { times: 1, ms: 9 * MINUTE } }
      default:
        return seen
    }
  })
}
