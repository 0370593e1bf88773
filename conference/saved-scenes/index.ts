export { openSavedScenes, type SavedScenes, type SavedScenesOptions, type SceneToSave } from './keeper.ts'
export { savedSceneMigrations } from './migrations/index.ts'
