export * from './acknowledgement.ts'
export * from './plan.ts'
export * from './recurrence.ts'
export * from './site.ts'
