export { createMediaHost, type MediaHost } from './host.ts'
export type { MediaClient, MediaNotice, MediaOperation } from './media.ts'
export type { ListenAddress, MediaHostOptions } from './options.ts'
