export * from './fields.ts'
export * from './import.ts'
export * from './record.ts'
