import type { Phrase } from './text.ts'

/** How long ago, in words: seconds up to a minute, minutes up to an hour, then hours, then days. */
export function ago(at: number, now: number): Phrase {
  const seconds = Math.max(0, Math.round((now - at) / 1000))
  if (seconds < 2) return { vi: 'vừa xong', en: 'just now' }
  if (seconds < 60) return { vi: `cách đây ${seconds} giây`, en: `${seconds} s ago` }
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return { vi: `cách đây ${minutes} phút`, en: `${minutes} min ago` }
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return { vi: `cách đây ${hours} giờ`, en: `${hours} h ago` }
  const days = Math.floor(hours / 24)
  return { vi: `cách đây ${days} ngày`, en: `${days} d ago` }
}
