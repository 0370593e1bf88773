import type { Call } from '../../state/call.ts'
import type { Told } from './rows.ts'

export interface Listed {
  /** Every own site. */
  sites: readonly Told[]
  /** How many of them have no focal person today. */
  unnamed: number
}

const AT_ONCE = 500

/** The whole directory of the node's own sites, in as many parts as it takes. */
export async function listAll(call: Call): Promise<Listed> {
  const sites: Told[] = []
  for (;;) {
    const part = await call('directory.list', { offset: sites.length, limit: AT_ONCE })
    sites.push(...part.sites)
    if (part.sites.length === 0 || sites.length >= part.total) return { sites, unnamed: part.unnamed }
  }
}
