export type { Doer } from './doer.ts'
export type { Invited } from './invitation.ts'
export { accountMigrations } from './migrations/index.ts'
export { type Accounts, type Entered, type OpenAccountsOptions, openAccounts } from './open-accounts.ts'
