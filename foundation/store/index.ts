export { StoreError, type StoreErrorCode } from './errors.ts'
export { type OpenStoreOptions, openStore } from './open-store.ts'
export type { Database, Migration, Queryable, Store, Transaction } from './store.ts'
