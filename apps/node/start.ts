/** What other programs of ours (the demo, the trials) start a node with. */
export { mediaOptionsOf } from './media.ts'
export { mediaPeerOf } from './media-peer.ts'
export { type Control, type ControlOptions, startControl } from './start-control.ts'
