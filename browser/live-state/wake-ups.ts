/** Calls `wake` at moments when the network is likely back; returns the way to stop. */
export type WakeUps = (wake: () => void) => () => void

/** The browser came online, or somebody looks at the page again. */
export const browserWakeUps: WakeUps = (wake) => {
  const seen = () => {
    if (document.visibilityState === 'visible') wake()
  }
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', seen)
  return () => {
    window.removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', seen)
  }
}
