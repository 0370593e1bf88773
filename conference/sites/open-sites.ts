import { createHash, randomBytes } from 'node:crypto'
import type { NodeId, SiteId } from '#contract'
import type { Queryable, Store } from '#foundation/store'
import type {
  AccessToken,
  AccountConsole,
  ConsoleIdentity,
  CountedLinks,
  IssuedAccessToken,
  IssuedConsoleLink,
  IssuedLink,
  LinkConsole,
  ListedConsoles,
  Redeemed,
  SiteBrowser,
  SiteLink,
} from './access.ts'
import type { SitesContext } from './context.ts'
import { loadUnits } from './load-units.ts'
import { consoleOfCredential } from './operations/console-of-credential.ts'
import { countLinks } from './operations/count-links.ts'
import { endConsole } from './operations/end-console.ts'
import { endConsoleLink } from './operations/end-console-link.ts'
import { type EndOfAccount, endOfAccount } from './operations/end-of-account.ts'
import { type AccessTokenWish, issueAccessToken } from './operations/issue-access-token.ts'
import { type ConsoleLinkWish, issueConsoleLink } from './operations/issue-console-link.ts'
import { issueLink } from './operations/issue-link.ts'
import { issueLinks } from './operations/issue-links.ts'
import { listAccessTokens } from './operations/list-access-tokens.ts'
import { listConsoles } from './operations/list-consoles.ts'
import { listLinks } from './operations/list-links.ts'
import { openAccountConsole } from './operations/open-account-console.ts'
import { redeemConsoleLink } from './operations/redeem-console-link.ts'
import { redeemLink } from './operations/redeem-link.ts'
import { revokeAccessToken } from './operations/revoke-access-token.ts'
import { revokeLink } from './operations/revoke-link.ts'
import { revokeLinksOfSite } from './operations/revoke-links-of-site.ts'
import { siteOfBrowser } from './operations/site-of-browser.ts'
import { tokenOfSecret } from './operations/token-of-secret.ts'
import { readUnits } from './read-units.ts'
import { createRegistry, type Registry } from './registry.ts'

/** Units and access of one node. Refusals and rules are with each operation's own function. */
export interface Sites {
  readonly registry: Registry
  issueLink(siteId: SiteId, issuedBy?: string | null): Promise<IssuedLink>
  issueLinks(
    siteIds: readonly SiteId[],
    options: { replace: boolean; issuedBy?: string | null },
  ): Promise<IssuedLink[]>
  revokeLink(linkId: string): Promise<boolean>
  revokeLinksOfSite(siteId: SiteId, tx?: Queryable): Promise<number>
  listLinks(siteId?: SiteId): Promise<SiteLink[]>
  countLinks(): Promise<CountedLinks[]>
  redeemLink(token: string): Promise<Redeemed<SiteBrowser>>
  siteOfBrowser(credential: string): Promise<SiteBrowser | undefined>
  issueConsoleLink(link: ConsoleLinkWish): Promise<IssuedConsoleLink>
  redeemConsoleLink(token: string): Promise<Redeemed<LinkConsole>>
  openAccountConsole(of: {
    accountId: string
    generation: number
    nodeId: NodeId
  }): Promise<Redeemed<AccountConsole>>
  consoleOfCredential(credential: string): Promise<ConsoleIdentity | undefined>
  endConsole(consoleId: string): Promise<boolean>
  endOfAccount(tx: Queryable, accountId: string, what: EndOfAccount): Promise<number>
  endConsoleLink(linkId: string): Promise<boolean>
  listConsoles(): Promise<ListedConsoles>
  issueAccessToken(token: AccessTokenWish): Promise<IssuedAccessToken>
  revokeAccessToken(tokenId: string): Promise<boolean>
  listAccessTokens(): Promise<AccessToken[]>
  tokenOfSecret(secret: string): Promise<AccessToken | undefined>
}

export interface OpenSitesOptions {
  /** Opened with `siteMigrations`; stays the caller's. */
  readonly store: Store
  /** `now()` in ms UTC. */
  readonly clock: { now(): number }
  /** Default: the operating system's. */
  readonly random?: (bytes: number) => Buffer
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000

/** Reads the units, brings the store's table up to them, and binds the operations to the store. */
export async function openSites({ store, clock, random = randomBytes }: OpenSitesOptions): Promise<Sites> {
  const units = readUnits()
  const version = createHash('sha256').update(JSON.stringify(units)).digest('hex').slice(0, 16)
  await loadUnits(store, clock, units, version)
  const today = () => new Date(clock.now() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10)
  const registry = createRegistry(units, version, today)
  const context: SitesContext = { store, clock, registry, random }
  return {
    registry,
    issueLink: (siteId, issuedBy) => issueLink(context, siteId, issuedBy),
    issueLinks: (siteIds, options) => issueLinks(context, siteIds, options),
    revokeLink: (linkId) => revokeLink(context, linkId),
    revokeLinksOfSite: (siteId, tx) => revokeLinksOfSite(context, siteId, tx),
    listLinks: (siteId) => listLinks(context, siteId),
    countLinks: () => countLinks(context),
    redeemLink: (token) => redeemLink(context, token),
    siteOfBrowser: (credential) => siteOfBrowser(context, credential),
    issueConsoleLink: (link) => issueConsoleLink(context, link),
    redeemConsoleLink: (token) => redeemConsoleLink(context, token),
    openAccountConsole: (of) => openAccountConsole(context, of),
    consoleOfCredential: (credential) => consoleOfCredential(context, credential),
    endConsole: (consoleId) => endConsole(context, consoleId),
    endOfAccount: (tx, accountId, what) => endOfAccount(context, tx, accountId, what),
    endConsoleLink: (linkId) => endConsoleLink(context, linkId),
    listConsoles: () => listConsoles(context),
    issueAccessToken: (token) => issueAccessToken(context, token),
    revokeAccessToken: (tokenId) => revokeAccessToken(context, tokenId),
    listAccessTokens: () => listAccessTokens(context),
    tokenOfSecret: (secret) => tokenOfSecret(context, secret),
  }
}
