import { type Asked, rightsTable, type Target } from '#conference/accounts'
import { isWithin } from '#conference/sites/ids'
import type { SiteId } from '#contract'
import type { Account } from '#contract/accounts'
import type { ConsoleParts } from './parts.ts'

/** All that the bodies of operations name a unit by; they have passed their schemas. */
interface Names {
  site?: SiteId | null
  record?: { site: SiteId }
  below?: SiteId
  unit?: SiteId
  session?: string
  id?: string
  incident?: string
}

type Known = Pick<ConsoleParts, 'place' | 'sessions'> & {
  accounts: Pick<ConsoleParts['accounts'], 'byId'>
  readiness: Pick<ConsoleParts['readiness'], 'openIncidents'>
}

/**
 * What an operation is about, of which unit (U2). What names nothing that is known counts as the node's own: who may not
 * work on the node as a whole is not told what there is.
 */
export function targetOf(
  { place, sessions, accounts, readiness }: Known,
  account: Pick<Account, 'provider'>,
  asked: Asked,
  body: unknown,
): Target {
  const named = (body ?? {}) as Names
  const own = { unit: place.self }
  switch (rightsTable[asked].target) {
    case 'self':
      return { unit: null }
    case 'node':
      return own
    case 'site':
      return { unit: named.site ?? named.record?.site ?? place.self }
    case 'below':
      return { unit: named.below ?? place.self }
    case 'unit':
      return { unit: named.unit ?? place.self }
    case 'session': {
      const owner = sessions().find(({ id }) => id === named.session)?.owner
      return owner !== undefined && isWithin(owner, place.self) ? { unit: owner } : own
    }
    case 'account':
      return { unit: accounts.byId(named.id ?? '')?.unit ?? place.self }
    case 'incident': {
      // A telecom's list is cut to its own afterwards.
      if (named.incident === undefined) return { unit: named.site ?? place.self, provider: account.provider }
      const found = readiness.openIncidents().find(({ id }) => id === named.incident)
      if (!found) return { ...own, provider: null }
      const { site, owner } = found
      return { unit: site, provider: owner.party === 'telecom' ? owner.provider : null }
    }
  }
}
