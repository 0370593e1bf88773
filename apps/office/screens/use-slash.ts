import { type RefObject, useEffect } from 'react'

/** The key `/` goes to a field, from anywhere on the page but a field or a dialog. */
export function useSlash(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const from = event.target
      const isTaken = from instanceof HTMLElement && from.closest('input, textarea, select, [role="dialog"]')
      if (event.key !== '/' || isTaken || !field.current) return
      field.current.focus()
      event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [field])
}
