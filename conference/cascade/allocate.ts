import type { NodeId, SourceKey } from '#contract'
import type { RefusedWant } from '#contract/uplink'
import type { Wished } from './audience.ts'
import { passageOf } from './cues.ts'
import { combine, type Demand, demandsBySource } from './demand.ts'
import { type Allocation, createLedger, type Ledger } from './ledger.ts'
import { rankSources } from './rank.ts'
import type { Situation } from './situation.ts'
import { judge } from './verdict.ts'

/**
 * One pass over the sources in order of rank: each gets its place on every link that it needs, or is refused with
 * the reason. A picture refused on one link leaves its places on the others to the next in rank.
 */
export function allocate(situation: Situation): Allocation {
  const { input, session, prepared, watched } = situation
  const demanded = demandsBySource(input)
  const flowing = [input.arrived, input.flowing ?? {}].flatMap((links) => Object.values(links).flat())
  const ledger = createLedger(input)

  const isForSomebody = (source: SourceKey) =>
    watched.get(source)?.standby === false ||
    (demanded.get(source) ?? []).some(({ want }) => want.audience.length > 0)
  const all = [...watched.keys(), ...demanded.keys()]
  const sources = rankSources(all, { session, prepared }, new Set(flowing), isForSomebody)
  for (const source of sources) {
    const passage = passageOf(source, situation)
    const demands = ledger.refuseAstray(source, demanded.get(source) ?? [], passage)
    const verdict = judge(situation, source, passage)
    switch (verdict.kind) {
      case 'barred':
        ledger.refuse(demands, verdict.reason)
        break
      case 'local':
        ledger.accept(source, ledger.refuseWithoutPlace(source, demands))
        break
      case 'beyond': {
        const forward = ledger.refuseBackwards(source, verdict.neighbour, demands)
        askBeyond(ledger, input.self, {
          source,
          watched,
          origin: verdict.neighbour,
          demands: forward,
          withheld: verdict.withheld,
        })
      }
    }
  }
  return ledger.allocation
}

interface Beyond {
  source: SourceKey
  origin: NodeId
  watched: Wished
  demands: readonly Demand[]
  withheld: RefusedWant | null
}

/**
 * Whether we ask for a source depends on the places that those of higher rank have left, never on the answer to
 * the asking itself; otherwise two nodes could go on changing their minds about each other's last message. What is
 * withheld is asked for and takes no place, so that an absent site costs nobody a picture.
 */
function askBeyond(
  ledger: Ledger,
  self: NodeId,
  { source, origin, watched, demands, withheld }: Beyond,
): void {
  const served = ledger.refuseWithoutPlace(source, demands)
  const want = combine(self, source, watched, served)
  if (want === null) return
  const shortfall = ledger.lacksPlace(source, origin)
  if (shortfall !== null) {
    // Nobody lacks what is for nobody yet.
    if (want.audience.length > 0) ledger.leaveOut(origin, shortfall)
    ledger.refuse(served, shortfall)
    return
  }
  ledger.ask(origin, want)
  if (withheld !== null) {
    ledger.refuse(served, withheld)
    return
  }
  ledger.enter(source, origin)
  ledger.accept(source, served)
}
