const MINUTE_MS = 60_000

/** How old a proof is, in the few letters that a tile has room for: whole minutes, hours, then days. */
export function briefAge(provedAt: number, now: number): { vi: string; en: string } {
  const minutes = Math.max(0, Math.floor((now - provedAt) / MINUTE_MS))
  if (minutes < 60) return { vi: `${minutes} ph`, en: `${minutes} min` }
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return { vi: `${hours} giờ`, en: `${hours} h` }
  const days = Math.floor(hours / 24)
  return { vi: `${days} ngày`, en: `${days} d` }
}
