export type { Invited } from './invitation.ts'
export { accountMigrations } from './migrations/index.ts'
export { type Accounts, type OpenAccountsOptions, openAccounts } from './open-accounts.ts'
