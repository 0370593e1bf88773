export { onEachStore, onStoresOfEachKind } from './on-each-store.ts'
export { createTestRecord, type TestRecord } from './test-record.ts'
