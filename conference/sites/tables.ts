import { boolean, customType, date, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Right, Role } from './access.ts'
import type { UnitKind } from './units.ts'

const hash = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

export const unitsTable = pgTable(
  'units',
  {
    id: text('id').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    code: text('code').notNull(),
    parentId: text('parent_id'),
    kind: text('kind').$type<UnitKind>().notNull(),
    name: text('name').notNull(),
    fullName: text('full_name').notNull(),
    slug: text('slug').notNull(),
    abbr: text('abbr'),
  },
  (table) => [primaryKey({ columns: [table.id, table.validFrom] })],
)

export const unitsVersionTable = pgTable('units_version', {
  oneRow: boolean('one_row').primaryKey().default(true),
  version: text('version').notNull(),
  loadedAt: moment('loaded_at').notNull(),
})

export const siteLinksTable = pgTable('site_links', {
  linkId: text('link_id').primaryKey(),
  siteId: text('site_id').notNull(),
  tokenHash: hash('token_hash').notNull(),
  issuedAt: moment('issued_at').notNull(),
  issuedBy: text('issued_by'),
  revokedAt: moment('revoked_at'),
})

export const siteBrowsersTable = pgTable('site_browsers', {
  browserId: text('browser_id').primaryKey(),
  linkId: text('link_id').notNull(),
  credentialHash: hash('credential_hash').notNull(),
  rememberedAt: moment('remembered_at').notNull(),
})

export const consoleLinksTable = pgTable('console_links', {
  linkId: text('link_id').primaryKey(),
  role: text('role').$type<Role>().notNull(),
  nodeId: text('node_id').notNull(),
  tokenHash: hash('token_hash').notNull(),
  issuedAt: moment('issued_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  issuedBy: text('issued_by'),
  redeemedAt: moment('redeemed_at'),
})

export const consolesTable = pgTable('consoles', {
  consoleId: text('console_id').primaryKey(),
  /** Either the link and its role, or the account. */
  linkId: text('link_id'),
  role: text('role').$type<Role>(),
  accountId: text('account_id'),
  accountGeneration: integer('account_generation').notNull().default(0),
  nodeId: text('node_id').notNull(),
  credentialHash: hash('credential_hash').notNull(),
  signedInAt: moment('signed_in_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  endedAt: moment('ended_at'),
})

export const accessTokensTable = pgTable('access_tokens', {
  tokenId: text('token_id').primaryKey(),
  name: text('name').notNull(),
  rights: text('rights').array().$type<Right[]>().notNull(),
  tokenHash: hash('token_hash').notNull(),
  issuedAt: moment('issued_at').notNull(),
  issuedBy: text('issued_by'),
  expiresAt: moment('expires_at'),
  revokedAt: moment('revoked_at'),
})
