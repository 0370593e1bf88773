import { Button } from '@mantine/core'
import { useState } from 'react'
import { Confirm } from '#browser/kit'
import { DoneNote } from '../../screens/done-note.tsx'
import { FailureNote } from '../../screens/failure-note.tsx'
import { useSendAgain } from './use-send-again.ts'
import { useText } from './words.ts'

interface Props {
  /** How many have failed. */
  failed: number
  onDone: () => Promise<void>
}

/** What can be done with all that failed. */
export function Orders({ failed, onDone }: Props) {
  const t = useText()
  const orders = useSendAgain(onDone)
  const [isAsking, setAsking] = useState(false)
  if (failed === 0 && orders.queued === null && orders.error === null) return null
  return (
    <div>
      {failed > 0 && (
        <Button variant="default" loading={orders.busy} onClick={() => setAsking(true)}>
          {t('againAll')}
        </Button>
      )}
      {orders.queued !== null && <DoneNote>{t('queued', { count: orders.queued })}</DoneNote>}
      {orders.error !== null && <FailureNote error={orders.error} />}
      <Confirm
        opened={isAsking}
        title={t('againSure', { count: failed })}
        consequence={t('againMeans')}
        action={t('again')}
        onConfirm={() => void orders.send(null)}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
