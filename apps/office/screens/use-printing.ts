import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being printed; what is drawn for it is there before the paper is laid out. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const medium = window.matchMedia('print')
    const set = (now: boolean) => flushSync(() => setPrinting(now))
    const before = () => set(true)
    const after = () => set(false)
    const changed = () => set(medium.matches)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    medium.addEventListener('change', changed)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
      medium.removeEventListener('change', changed)
    }
  }, [])
  return printing
}
