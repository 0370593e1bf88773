export { buildPage } from './build-page.ts'
export { serveFile } from './serve-file.ts'
