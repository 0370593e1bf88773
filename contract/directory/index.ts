export * from './fields.ts'
export * from './history.ts'
export * from './import.ts'
export * from './record.ts'
