import type { Doer } from '#conference/account-store'
import { isSameProvider, lacksRight, notOfUnit, rightsGiven, rightsOfAccount } from '#conference/accounts'
import { finder, wordsIn } from '#conference/sites/fold'
import { isWithin } from '#conference/sites/ids'
import { type BodyOf, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { Account, AccountRole } from '#contract/accounts'
import type { AccountsOperations } from '#contract/console'
import type { Incident } from '#contract/readiness'
import { requireMay } from './decide.ts'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Operations = {
  [Op in keyof AccountsOperations]: (
    parts: ConsoleParts,
    caller: ConsoleCaller,
    body: BodyOf<AccountsOperations, Op>,
  ) => Promise<ReplyOf<AccountsOperations, Op>> | ReplyOf<AccountsOperations, Op>
}

/** What administrators ask of accounts, as it is carried out (N111, N112). That they may was decided before. */
export const accountsDesk: Operations = {
  'accounts.list': async ({ accounts, sites, place }, _caller, { below = place.self, text = '' }) => {
    const { consoles } = await sites.listConsoles()
    const signedIn = consoles.flatMap(({ opened }) =>
      'accountId' in opened && accounts.usable(opened) ? [opened.accountId] : [],
    )
    const isFound = finder(text)
    const found = accounts.all().filter((account) => {
      const { name, person, post, unit, provider } = account
      const label = sites.registry.labelOf(unit)
      const words = () => wordsIn([name, person, post, unit, label, provider ?? ''].join(' '))
      return isWithin(unit, below) && isFound(words)
    })
    return {
      accounts: found.slice(0, MOST_LISTED).map((account) => ({
        account,
        label: sites.registry.labelOf(account.unit),
        sessions: signedIn.filter((id) => id === account.id).length,
      })),
    }
  },
  'accounts.create': async (parts, caller, body) => {
    requireGives(parts, caller, body)
    const { id, token, expiresAt } = await parts.accounts.create(
      body,
      doerOf(parts, caller, 'accounts.create'),
    )
    return { id, url: invitationUrl(caller, token), expiresAt }
  },
  'accounts.change': async (parts, caller, { id, settings }) => {
    const before = requireAccount(parts, caller, id)
    const isMoved = before.role !== settings.role || before.unit !== settings.unit
    if (isMoved && caller.account?.id === id) throw new Refusal('account.own')
    requireGives(parts, caller, settings)
    await parts.accounts.change(id, settings, doerOf(parts, caller, 'accounts.change', settings))
    return {}
  },
  'accounts.disable': async (parts, caller, { id, disabled }) => {
    requireAccount(parts, caller, id)
    if (caller.account?.id === id) throw new Refusal('account.own')
    await parts.accounts.disable(id, disabled, doerOf(parts, caller, 'accounts.disable'))
    return {}
  },
  'accounts.invite': async (parts, caller, { id }) => {
    requireAccount(parts, caller, id)
    // By the password and the code only: an invitation would be a way around both.
    if (caller.account?.id === id) throw new Refusal('account.own')
    const { token, expiresAt } = await parts.accounts.invite(id, doerOf(parts, caller, 'accounts.invite'))
    return { url: invitationUrl(caller, token), expiresAt }
  },
  'accounts.end-sessions': async (parts, caller, { id }) => {
    requireAccount(parts, caller, id)
    return { ended: await parts.accounts.endSignIns(id, doerOf(parts, caller, 'accounts.end-sessions')) }
  },
  'accounts.me': (_parts, { account }) => ({ account: account ?? null }),
}

const MOST_LISTED = 5000

/** Behind the `#`, which a browser tells to no server and writes into no other page's referrer. */
const invitationUrl = ({ origin }: ConsoleCaller, token: string) => `${origin}/sign-in/#invitation=${token}`

/**
 * Nobody gives out a right that they don't hold, nor a role above or beside their own unit, nor outside of this node
 * (N111). Throws Refusal `site.unknown`, `auth.not-allowed`, `auth.not-your-unit`.
 */
function requireGives(
  { sites, place }: ConsoleParts,
  { rights, account }: Pick<ConsoleCaller, 'rights' | 'account'>,
  { role, unit }: { role: AccountRole; unit: SiteId },
): void {
  if (!sites.registry.byId(unit) || !isWithin(unit, place.self))
    throw new Refusal('site.unknown', { site: unit })
  if (account && !isWithin(unit, account.unit)) throw notOfUnit('accounts.create')
  requireHolds({ rights }, role)
}

/** Asks all of it again when the change is carried out, of both accounts as they are then. */
const doerOf = (
  parts: ConsoleParts,
  caller: ConsoleCaller,
  op: Exclude<keyof AccountsOperations, 'accounts.me' | 'accounts.list'>,
  gives?: { role: AccountRole; unit: SiteId },
): Doer => ({
  by: caller.by,
  account: caller.account?.id ?? null,
  allow(target, own) {
    const now = own ? { ...caller, account: own, rights: rightsOfAccount(own.role) } : caller
    requireMay(now, op, () => ({ unit: target.unit }))
    requireHolds(now, target.role)
    if (gives) requireGives(parts, now, gives)
  },
})

/** Throws Refusal `auth.not-allowed`. */
function requireHolds({ rights }: Pick<ConsoleCaller, 'rights'>, role: AccountRole): void {
  const missing = rightsGiven(role).find((right) => !rights.includes(right))
  if (missing) throw lacksRight(missing)
}

/** Who works on an account could as well take its place: they need what it may. Throws Refusal `account.unknown`. */
function requireAccount({ accounts }: ConsoleParts, caller: ConsoleCaller, id: string): Account {
  const found = accounts.byId(id)
  if (!found) throw new Refusal('account.unknown', { account: id })
  requireHolds(caller, found.role)
  return found
}

/** Of incidents, what somebody may see: a telecom those that were given to it (U4). */
export const incidentsFor = (
  account: Pick<Account, 'role' | 'provider'> | undefined,
  incidents: Incident[],
): Incident[] =>
  account?.role === 'telecom'
    ? incidents.filter(
        ({ owner }) => owner.party === 'telecom' && isSameProvider(owner.provider, account.provider),
      )
    : incidents
