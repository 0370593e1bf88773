export * from './lines.ts'
export * from './notices.ts'
export * from './requests.ts'
