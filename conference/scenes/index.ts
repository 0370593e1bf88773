export { describeScene, layoutLabel } from './describe.ts'
export { diffScenes, isSameScene, type SceneDiff } from './diff.ts'
export { layerOfSlot } from './layer-policy.ts'
export { layersOf, type SceneSource, sourcesOf } from './sources.ts'
