import { type RefObject, useLayoutEffect, useState } from 'react'

/** The inner size of an element in px, kept up to date; 0 × 0 before it is drawn. */
export function useSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    if (!element.current) return
    const watch = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { width, height } = entry.contentRect
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }))
    })
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element])
  return size
}

/** A rem in px. */
export const remNow = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
