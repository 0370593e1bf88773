const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** Unix milliseconds as `dd/MM/yyyy HH:mm:ss` in Vietnam's time (UTC+7, no summer time). */
export function formatVietnamTime(ms: number): string {
  return parts.format(ms).replace(', ', ' ')
}
