import { useState } from 'react'
import type { NoticeTemplate, NoticeWording } from '#contract/notices'
import { useDesk } from '../../screens/use-office.ts'

/** What can be done with a template as it was seen: preview, save, put the original back (null). */
export function useTemplateOrders({ kind, channel, changed }: NoticeTemplate, onSaved: () => Promise<void>) {
  const { office } = useDesk()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [sample, setSample] = useState<NoticeWording | null>(null)

  const run = async (order: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await order()
    } catch (thrown) {
      setSample(null)
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return {
    ...{ busy, error, sample },
    /** What was said of words that are no longer there. */
    forget() {
      setError(null)
      setSample(null)
    },
    preview: (wording: NoticeWording) =>
      run(async () => setSample(await office.call('notices.preview', { kind, channel, wording }))),
    save: (wording: NoticeWording | null) =>
      run(async () => {
        const seen = changed?.revision ?? 0
        await office.call('notices.set-template', { kind, channel, seen, wording })
        await onSaved()
      }),
  }
}
