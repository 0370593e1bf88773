export { layerOfSlot } from './layer-policy.ts'
export { layersOf, namedSites, type SceneSource, sourcesOf } from './sources.ts'
