export { type Directory, type DirectoryOptions, type Entries, openDirectory } from './keeper.ts'
export { directoryMigrations } from './migrations/index.ts'
