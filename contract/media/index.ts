export * from './notices.ts'
export * from './requests.ts'
