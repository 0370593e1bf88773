import { useState } from 'react'
import { useDesk } from '../../screens/use-office.ts'

/** Puts failed notices back into the queue; null: all of them. `after`: looks again. */
export function useSendAgain(after: () => Promise<void>) {
  const { office } = useDesk()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [queued, setQueued] = useState<number | null>(null)

  return {
    ...{ busy, error, queued },
    async send(notices: string[] | null) {
      setBusy(true)
      setError(null)
      setQueued(null)
      try {
        setQueued((await office.call('notices.again', notices ? { notices } : {})).queued)
        await after()
      } catch (thrown) {
        setError(thrown)
      } finally {
        setBusy(false)
      }
    },
  }
}
