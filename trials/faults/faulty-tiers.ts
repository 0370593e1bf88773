import { readUnits } from '#conference/sites'
import type { SiteId } from '#contract'
import type { Log } from '#foundation/log'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { createPipeRelay } from '#trials/relay'
import type { NodeConfig } from '../../apps/node/config-schema.ts'
import { createFaultyLines, type FaultyLines } from './faulty-lines.ts'
import type { InjectedFault } from './line-faults.ts'

const [centre, province] = ['VN', 'VN-25'] as const

/** The centre and Phú Thọ, whose sites' lines and whose uplink can have faults. */
export interface FaultyTiers {
  readonly constellation: Constellation
  /** Ails the site's line, before its page takes its seat. */
  prepare(site: SiteId, fault: Pick<InjectedFault, 'line'>): void
  /** Ails the uplink now, if that is the fault; what it gives heals it. */
  inject(fault: Pick<InjectedFault, 'uplink'>): () => void
  /** Ails the site's line now, under what flows. */
  change: FaultyLines['change']
  counted: FaultyLines['counted']
  close(): Promise<void>
}

/** `change`: how the nodes are configured otherwise. */
export async function startFaultyTiers(
  log: Log,
  change: (config: NodeConfig) => NodeConfig = (config) => config,
): Promise<FaultyTiers> {
  const [lines, pipes] = [createFaultyLines(), createPipeRelay()]
  const configs = threeTiers({ storeOf: () => 'pglite:memory', known: readUnits().map(({ id }) => id) })
  const constellation = await startConstellation(
    configs.filter(({ node }) => node === centre || node === province).map(change),
    log,
    { linkOf: (node, link) => (node === province ? lines.through(pipes.through(link)) : link) },
  )
  return {
    constellation,
    prepare: (site, { line }) => lines.set(site, line ?? {}),
    inject({ uplink }) {
      if (uplink) pipes.cut()
      if (uplink === 'cut') constellation.hub.cut(centre, province)
      return () => {
        if (uplink) pipes.heal()
        if (uplink === 'cut') constellation.hub.heal(centre, province)
      }
    },
    change: lines.change,
    counted: lines.counted,
    async close() {
      await constellation.close()
      lines.close()
      pipes.close()
    },
  }
}
