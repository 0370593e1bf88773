export type { Clock, Timer } from './clock.ts'
export { createManualClock, type ManualClock } from './manual-clock.ts'
export { systemClock } from './system-clock.ts'
export { formatVietnamTime } from './vietnam-time.ts'
