export {
  type AccessToken,
  type AccountConsole,
  ALL_RIGHTS,
  type ConsoleIdentity,
  type IssuedAccessToken,
  type IssuedConsoleLink,
  type IssuedLink,
  type LinkConsole,
  type ListedConsoles,
  type Redeemed,
  type Right,
  type Role,
  rightsOfRole,
  type SiteBrowser,
  type SiteLink,
} from './access.ts'
export { CENTRE, homeNode, isBelow, isSiteId, isWithin, parentOf, type Tier, tierOf } from './ids/index.ts'
export { siteMigrations } from './migrations/index.ts'
export { type OpenSitesOptions, openSites, type Sites } from './open-sites.ts'
export { readUnits } from './read-units.ts'
export { createRegistry, type Registry } from './registry.ts'
export { isValidOn, type Unit, type UnitKind } from './units.ts'
