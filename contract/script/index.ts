export * from './kept.ts'
export * from './line.ts'
export * from './state.ts'
export * from './step.ts'
