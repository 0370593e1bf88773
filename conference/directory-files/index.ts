export { guarded } from './guard.ts'
export { readFile } from './read-file.ts'
export { type Sheet, writeFile } from './write-file.ts'
