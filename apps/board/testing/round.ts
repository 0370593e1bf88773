import { loadsOf } from '#conference/readiness'
import type { NodeId } from '#contract'
import type { Board, LinkBudget, Round, RoundSite } from '#contract/readiness'
import type { RoundNow } from '../state/rounds.ts'

const cost = { access: { upKbps: 900, downKbps: 900 }, uplink: { upKbps: 450, downKbps: 450 } }

/** A round in its middle: of who was not tested a few are under way, and who is not there is absent. */
export function sampleRound(node: NodeId, board: Board, now: number): RoundNow {
  const openedAt = now - 4 * 60_000
  let running = 0
  const sites = board.sites.map(({ site, connected, grade, provedAt, finding }, at): RoundSite => {
    const common = { site, tests: 1, retestAt: null }
    if (!connected) return { state: 'absent', ...common, since: openedAt - (at % 7) * 240_000 }
    if (provedAt === null || provedAt > openedAt + 30_000)
      return running++ < 12 ? { state: 'running', ...common, since: now } : { state: 'waiting', ...common }
    const measurement = `m${at}`
    if (grade === 'good' || grade === 'acceptable')
      return at % 9 === 4 && running++ < 12
        ? { state: 'running', ...common, since: now - 9000 }
        : { state: 'proven', ...common, measurement, at: provedAt, grade }
    const found = { code: finding?.code ?? 'test.timeout', actor: finding?.actor ?? 'site' } as const
    return { state: 'failed', ...common, measurement, at: provedAt, ...found }
  })
  const round: Round = {
    ...{ title: 'Kiểm thử trước phiên họp giao ban 14 giờ', form: 'full', session: null, step: null },
    ...{ proofSince: openedAt, id: 'r1', node, by: 'Nguyễn Thị Lan', openedAt, state: 'running', sites },
  }
  const nodes =
    node === 'VN' ? board.sites.map(({ site }) => site).filter((id) => /^VN-\d\d$/.test(id)) : [node]
  const budgets = nodes.flatMap((each): LinkBudget[] => [
    { kind: 'access', node: each, upKbps: 12_000, downKbps: 12_000 },
    { kind: 'uplink', node: each, upKbps: 8000, downKbps: 8000 },
  ])
  return { round, loads: loadsOf(round, { budgets, cost, elsewhere: new Map() }) }
}
