const EVERY_MS = 60_000
const KEY = 'lienthong.room.reloaded'

/**
 * A page that is older than its node gets the newer page by loading again, which an unattended room needs. At
 * most once a minute, so that a node that stays different is not asked without end. `now`: Unix ms.
 */
export function mayReload(storage: Pick<Storage, 'getItem' | 'setItem'>, now: number): boolean {
  const last = Number(storage.getItem(KEY) ?? 0)
  if (now - last < EVERY_MS) return false
  storage.setItem(KEY, String(now))
  return true
}
