export * from './notices.ts'
export * from './operations.ts'
