import {
  bigint,
  boolean,
  customType,
  doublePrecision,
  integer,
  pgTable,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

const hash = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** `role` and `unit` are read back through the contract's schema. */
export const accountsTable = pgTable('accounts', {
  id: text('account_id').primaryKey(),
  name: text('name').notNull(),
  person: text('person').notNull(),
  post: text('post').notNull(),
  phone: text('phone').notNull(),
  role: text('role').notNull(),
  unit: text('unit').notNull(),
  provider: text('provider'),
  identity: text('identity'),
  disabled: boolean('disabled').notNull(),
  passwordHash: text('password_hash'),
  codeSecret: text('code_secret'),
  codeStep: bigint('code_step', { mode: 'number' }),
  invitationHash: hash('invitation_hash'),
  invitedUntil: moment('invited_until'),
  invitedBy: text('invited_by'),
  lastSignInAt: moment('last_sign_in_at'),
  generation: integer('generation').notNull(),
})

export const failuresTable = pgTable('sign_in_failures', {
  keyHash: hash('key_hash').primaryKey(),
  level: doublePrecision('level').notNull(),
  lastAt: moment('last_at').notNull(),
})

export const knownPairsTable = pgTable('sign_in_known', {
  keyHash: hash('key_hash').primaryKey(),
  lastAt: moment('last_at').notNull(),
})
