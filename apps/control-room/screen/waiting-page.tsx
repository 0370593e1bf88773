import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { EmptyState, text, useNow } from '#browser/kit'
import type { ConnectionState } from '#browser/live-state'
import type { Greeting } from '../edge/console-connection.ts'
import styles from './page.module.css'

const { useText, both } = text({
  connecting: { vi: 'Đang kết nối với máy chủ…', en: 'Connecting to the node…' },
  away: { vi: 'Chưa liên lạc được với máy chủ', en: 'The node can not be reached yet' },
  moment: { vi: 'Thường mất chưa đến một giây.', en: 'This usually takes less than a second.' },
  again: {
    vi: 'Lần {attempt}. Thử lại sau {seconds} giây. Nếu kéo dài quá một phút: kiểm tra mạng của máy này, rồi gọi trực kỹ thuật của cấp này.',
    en: 'Attempt {attempt}. Trying again in {seconds} s. If it lasts longer than a minute: check this computer’s network, then call this tier’s duty technician.',
  },
  trying: {
    vi: 'Lần {attempt}. Đang thử… Nếu kéo dài quá một phút: kiểm tra mạng của máy này, rồi gọi trực kỹ thuật của cấp này.',
    en: 'Attempt {attempt}. Trying… If it lasts longer than a minute: check this computer’s network, then call this tier’s duty technician.',
  },
  now: { vi: 'Thử ngay', en: 'Try now' },
})

/** Before the first greeting: what is being waited for, how far it is, what to do if it takes long. */
export function WaitingPage(props: { connection: ConnectionState<Greeting>; onRetry: () => void }) {
  const t = useText()
  const now = useNow()
  const { connection } = props
  // The words stay while it tries again: they would come and go every few seconds.
  const attempt = 'attempt' in connection ? connection.attempt : 0
  const hint = () => {
    if (connection.kind === 'waiting') {
      const seconds = Math.max(0, Math.ceil((connection.until - now) / 1000))
      return both('again', { attempt: connection.attempt, seconds })
    }
    return attempt > 0 ? both('trying', { attempt }) : both('moment')
  }
  return (
    <main className={styles.page}>
      <EmptyState
        icon={<IconPlugConnected size={56} />}
        title={both(attempt > 0 ? 'away' : 'connecting')}
        hint={hint()}
        action={attempt > 0 && <Button onClick={props.onRetry}>{t('now')}</Button>}
      />
    </main>
  )
}
