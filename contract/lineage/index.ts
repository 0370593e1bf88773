export * from './former.ts'
export * from './import.ts'
