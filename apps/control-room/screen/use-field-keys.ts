import type { KeyboardEvent } from 'react'
import { leaveField } from '../edge/tab-keys.ts'
import { useDesk } from './use-desk.ts'

/**
 * The keys of a field in the right column: Enter sends (not the one that ends a word while it is composed, as
 * Vietnamese input methods do), Escape gives up and leaves the field for its tab.
 */
export function useFieldKeys(
  send: () => unknown,
  giveUp: () => void = () => {},
): (event: KeyboardEvent) => void {
  const desk = useDesk()
  return (event) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) send()
    else if (event.key === 'Escape') {
      giveUp()
      leaveField(desk, document)
    } else return
    event.preventDefault()
  }
}
