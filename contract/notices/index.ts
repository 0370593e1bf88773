export * from './notice.ts'
export * from './template.ts'
