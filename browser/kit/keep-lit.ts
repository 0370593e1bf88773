/**
 * Keeps the screen lit while the page is seen. The browser takes the lock away whenever the page is hidden, so it is
 * asked for again when the page is seen again. Returns the way to let go.
 */
export function keepLit(): () => void {
  let lock: WakeLockSentinel | undefined
  let over = false
  const ask = async () => {
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (over) await lock.release()
    } catch {
      // Refused, for instance on a laptop that saves its battery: the system's own setting then counts.
    }
  }
  const seen = () => void ask()
  document.addEventListener('visibilitychange', seen)
  void ask()
  return () => {
    over = true
    document.removeEventListener('visibilitychange', seen)
    void lock?.release()
  }
}
