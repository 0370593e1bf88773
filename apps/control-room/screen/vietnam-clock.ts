import { formatVietnamTime } from '#foundation/time'

/** `dd/MM/yyyy HH:mm:ss` of Vietnam in its two halves. */
export const dateOf = (ms: number): string => formatVietnamTime(ms).slice(0, 10)
export const timeOf = (ms: number): string => formatVietnamTime(ms).slice(11)
