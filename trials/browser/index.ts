export { type BrowserOptions, launchBrowser } from './chromium.ts'
export { type FrameProbe, probeFrames } from './frame-probe.ts'
export { type Pattern, patterns } from './pattern.ts'
export { openRoom, type RoomPage } from './room-page.ts'
