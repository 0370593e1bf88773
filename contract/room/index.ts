export * from './notices.ts'
export * from './requests.ts'
export * from './site-commands.ts'
