import type { Scope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { type Desk, openDesk } from '#trials/stage'

/** Starts the three tiers in this process, ended by the scope; gives a console of every right at any of them. */
export async function openThreeTiers(scope: Scope): Promise<(node: string, name?: string) => Promise<Desk>> {
  const constellation = await startConstellation(
    threeTiers({ storeOf: () => 'pglite:memory' }),
    createLog({ name: 'story', level: 'error', pretty: true }),
  )
  scope.add(constellation)
  return async (node, name = 'Trực') => {
    const { sites, url } = constellation.tier(node).control
    const { token } = await sites.issueAccessToken({ name, rights: everyRight, expiresAt: null })
    return openDesk(url, token)
  }
}
