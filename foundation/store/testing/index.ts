export { startPostgres, type TestPostgres } from './start-postgres.ts'
export { storeKinds, type TestStores, testSnapshotDir } from './stores.ts'
