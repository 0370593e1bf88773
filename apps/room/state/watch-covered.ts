/** Calls back when the page goes out of sight: covered, in the background, minimised. Returns the way to stop. */
export function watchCovered(onCovered: () => void): () => void {
  const changed = () => {
    if (document.hidden) onCovered()
  }
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}
