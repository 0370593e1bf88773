import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useState } from 'react'
import { text, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import styles from './outage-banner.module.css'
import { useDesk } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  lost: {
    vi: 'Mất kết nối với máy chủ lúc {at}. Những gì đang thấy là của lúc đó.',
    en: 'The node was lost at {at}. What you see is of that moment.',
  },
  connecting: { vi: 'Đang kết nối lại…', en: 'Reconnecting…' },
  waiting: {
    vi: 'Lần {attempt}, thử lại sau {seconds} giây.',
    en: 'Attempt {attempt}, again in {seconds} s.',
  },
  long: {
    vi: 'Kéo dài: kiểm tra mạng của máy này, rồi gọi trực kỹ thuật. Phiên họp vẫn chạy.',
    en: 'It lasts: check this computer’s network, then call the duty technician. The session goes on.',
  },
  now: { vi: 'Thử ngay', en: 'Try now' },
})
const LONG_MS = 20_000

/** In the bar's middle, instead of the session and links that it can't know; nothing below it moves. */
export function OutageBanner() {
  const t = useText()
  const desk = useDesk()
  const state = useLive(desk.connection.state, (connection) => connection)
  const now = useNow()
  const [since] = useState(() => Date.now())
  return (
    <div className={styles.banner} role="alert">
      <IconPlugConnectedX size={20} aria-hidden />
      <span>
        <strong>{t('lost', { at: timeOf(since) })}</strong>{' '}
        {state.kind === 'waiting'
          ? t('waiting', {
              attempt: state.attempt,
              seconds: Math.max(0, Math.ceil((state.until - now) / 1000)),
            })
          : t('connecting')}{' '}
        {now - since > LONG_MS && t('long')}
      </span>
      <Button size="compact-sm" color="dark" onClick={desk.connection.retryNow}>
        {t('now')}
      </Button>
    </div>
  )
}
