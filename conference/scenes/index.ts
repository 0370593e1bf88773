export { describeScene, layoutLabel } from './describe.ts'
export { diffScreens, isSameScreen, type ScreenDiff } from './diff.ts'
export { layerOfSlot } from './layer-policy.ts'
export { layersOf, namedSites, type SceneSource, sourcesOf } from './sources.ts'
