import type { LadderState } from '#contract/console'
import { type BoardSite, ladder } from '#contract/readiness'

const MINUTE_MS = 60_000

/** The ladder of a session that begins in 22 minutes: rounds and notices went out, one site has a waiver. */
export function ladderOnPaper(session: string, rows: readonly BoardSite[], now: number): LadderState {
  const startsAt = Math.ceil((now + 22 * MINUTE_MS) / (5 * MINUTE_MS)) * 5 * MINUTE_MS
  const [first, ...lacking] = rows
    .filter(({ grade }) => grade === 'fail' || grade === 'untested')
    .map(({ site, grade }) => ({ site, grade }))
  if (!first) throw new Error('nobody lacks')
  const sent = { told: lacking.length + 1, sites: lacking.length + 1 }
  return {
    ...{ session, startsAt, ladder: ladder.parse({}), step: 'T-30', declared: null, lacking },
    done: { rounds: ['T-24h', 'T-60', 'T-30'], notices: [{ step: 'T-60', reach: 'site' }] },
    notices: [{ step: 'T-60', reach: 'site', at: startsAt - 45 * MINUTE_MS, ...sent }],
    waivers: [
      {
        ...{ id: 'w1', session, sites: [first.site], by: 'Trần Văn Minh, Phó Chánh Văn phòng' },
        ...{ reason: 'Đường truyền đứt do mưa bão, điểm cầu nghe qua điện thoại', at: now - 3 * MINUTE_MS },
      },
    ],
    gate: { state: 'early', opensAt: startsAt - 15 * MINUTE_MS },
  }
}
