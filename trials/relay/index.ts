export { createPipeRelay, type PipeRelay } from './pipe-relay.ts'
