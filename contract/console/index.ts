export { floorOperations } from './floor.ts'
export * from './notices.ts'
export { type Right, right } from './operation.ts'
export * from './operations.ts'
