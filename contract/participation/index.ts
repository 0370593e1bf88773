export * from './participant.ts'
export * from './totals.ts'
