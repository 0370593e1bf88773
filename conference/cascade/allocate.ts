import { watchedHere } from './audience.ts'
import { combine, demandsBySource } from './demand.ts'
import { sourcesHere } from './here.ts'
import { type Allocation, createLedger } from './ledger.ts'
import { rankSources } from './rank.ts'
import type { CascadeInput } from './types.ts'
import { judge } from './verdict.ts'

/**
 * One pass over the sources in order of rank: each gets its place on every link that it needs, or is refused with
 * the reason. A picture refused on one link leaves its places on the others to the next in rank.
 */
export function allocate(input: CascadeInput): Allocation {
  const here = sourcesHere(input)
  const watched = watchedHere(input)
  const demanded = demandsBySource(input)
  const flowing = new Set([...here, ...Object.values(input.flowing ?? {}).flat()])
  const ledger = createLedger(input)

  for (const source of rankSources([...watched.keys(), ...demanded.keys()], input.sessions, flowing)) {
    const demands = demanded.get(source) ?? []
    const verdict = judge(input, here, source)
    switch (verdict.kind) {
      case 'barred':
        ledger.refuse(demands, verdict.reason)
        break
      case 'local':
        ledger.accept(source, ledger.refuseWithoutPlace(source, demands))
        break
      case 'withheld': {
        const forward = ledger.refuseBackwards(source, verdict.neighbour, demands)
        ledger.refuse(forward, verdict.reason)
        const want = combine(input.self, source, watched, forward)
        if (want !== null) ledger.ask(verdict.neighbour, want)
        break
      }
      case 'beyond': {
        const forward = ledger.refuseBackwards(source, verdict.neighbour, demands)
        const served = ledger.refuseWithoutPlace(source, forward)
        const want = combine(input.self, source, watched, served)
        if (want === null) break
        const shortfall = ledger.enter(source, verdict.neighbour)
        if (shortfall === null) {
          ledger.ask(verdict.neighbour, want)
          ledger.accept(source, served)
        } else {
          ledger.refuse(served, shortfall)
        }
      }
    }
  }
  return ledger.allocation
}
