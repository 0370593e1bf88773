/** Runs `look` whenever somebody comes back to the page: another window was in front, the computer slept, the line was away. */
export function whenLookedAt(page: Window, look: () => void): () => void {
  const seen = () => {
    if (page.document.visibilityState === 'visible') look()
  }
  const events = ['focus', 'online', 'pageshow'] as const
  for (const event of events) page.addEventListener(event, seen)
  page.document.addEventListener('visibilitychange', seen)
  return () => {
    for (const event of events) page.removeEventListener(event, seen)
    page.document.removeEventListener('visibilitychange', seen)
  }
}
