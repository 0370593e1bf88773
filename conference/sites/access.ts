import type { NodeId, SiteId } from '#contract'
import { type ConsoleRole, type Right, right } from '#contract/console'

export type { Right } from '#contract/console'

export type Role = ConsoleRole

export const ALL_RIGHTS: readonly Right[] = right.options

/** How long a console stays signed in (S16). */
export const SIGNED_IN_MS = 12 * 3_600_000

/** An operator has every right, a viewer may only look, a chair also says who speaks (rule S14). */
export function rightsOfRole(role: Role): readonly Right[] {
  switch (role) {
    case 'operator':
      return ALL_RIGHTS
    case 'viewer':
      return ['read']
    case 'chair':
      return ['read', 'floor']
  }
}

/** A site's personal link as it is listed: never with its token. Times are ms UTC. */
export interface SiteLink {
  readonly linkId: string
  readonly siteId: SiteId
  readonly issuedAt: number
  readonly revokedAt: number | null
}

/** The valid links of a site. */
export interface CountedLinks {
  readonly siteId: SiteId
  readonly links: number
  /** ms UTC. */
  readonly newestAt: number
}

/** The token is shown once: the store keeps only its SHA-256. */
export interface IssuedLink {
  readonly linkId: string
  readonly siteId: SiteId
  readonly token: string
}

/** A browser that redeemed a site's link. */
export interface SiteBrowser {
  readonly siteId: SiteId
  readonly linkId: string
  readonly browserId: string
}

export interface IssuedConsoleLink {
  readonly linkId: string
  readonly token: string
  /** ms UTC; from then on the link can't be redeemed. */
  readonly expiresAt: number
}

interface SignedIn {
  readonly consoleId: string
  readonly nodeId: NodeId
  /** ms UTC. */
  readonly expiresAt: number
}

/** A console that a one-time link opened. */
export interface LinkConsole extends SignedIn {
  readonly accountId: null
  readonly role: Role
  readonly rights: readonly Right[]
}

/** One at which a person signed in: what they may do stands with the account. */
export interface AccountConsole extends SignedIn {
  readonly accountId: string
  /** Of the account when it was opened: with another one it counts no more (S22). */
  readonly generation: number
}

/** Who sits at a signed-in console. */
export type ConsoleIdentity = LinkConsole | AccountConsole

/** What opens the consoles of this node: those that are signed in, and links that can still be used. Times are ms UTC. */
export interface ListedConsoles {
  readonly consoles: readonly {
    readonly consoleId: string
    /** Whose role is known from the link, or whose account it is. */
    readonly opened: { readonly role: Role } | { readonly accountId: string; readonly generation: number }
    readonly signedInAt: number
    readonly expiresAt: number
  }[]
  readonly links: readonly {
    readonly linkId: string
    readonly role: Role
    readonly issuedAt: number
    readonly expiresAt: number
  }[]
}

/** An access token as it is listed: never with the token itself. Times are ms UTC. */
export interface AccessToken {
  readonly tokenId: string
  readonly name: string
  readonly rights: readonly Right[]
  readonly issuedAt: number
  /** Null: valid until revoked. */
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  /** The account that issued it. */
  readonly issuedBy: string | null
}

export interface IssuedAccessToken {
  readonly tokenId: string
  readonly token: string
}

/** What a redeemed link turned into; the credential belongs in the browser's cookie, the store has its hash. */
export interface Redeemed<Identity> {
  readonly credential: string
  readonly identity: Identity
}
