import type { Phrase } from '#browser/kit'

/** How long something has lasted: minutes up to an hour, hours with minutes up to a day, then days with hours. */
export function lastedFor(ms: number): Phrase {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 1) return { vi: 'dưới 1 phút', en: 'under 1 min' }
  if (minutes < 60) return { vi: `${minutes} phút`, en: `${minutes} min` }
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours < 24) return { vi: `${hours} giờ ${rest} phút`, en: `${hours} h ${rest} min` }
  const [days, left] = [Math.floor(hours / 24), hours % 24]
  return { vi: `${days} ngày ${left} giờ`, en: `${days} d ${left} h` }
}

/** The age of what is shown, to the second while it is young. */
export function ageOf(ms: number): Phrase {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return { vi: `${seconds} giây`, en: `${seconds} s` }
  if (seconds >= 3600) return lastedFor(ms)
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return { vi: `${minutes} phút ${rest} giây`, en: `${minutes} min ${rest} s` }
}
