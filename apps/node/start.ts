/** What other programs of ours (the demo, the trials) start a node with. */
export { mediaOptionsOf } from './media.ts'
export { type Control, type ControlOptions, mediaPeerOf, startControl } from './start-control.ts'
