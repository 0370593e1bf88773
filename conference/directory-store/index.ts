export { type Bodies, openBodies } from './bodies.ts'
export { type Directory, type DirectoryOptions, type Entries, openDirectory } from './keeper.ts'
export { type Lineage, openLineage } from './lineage.ts'
export { directoryMigrations } from './migrations/index.ts'
