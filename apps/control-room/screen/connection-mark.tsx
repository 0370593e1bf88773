import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import styles from './top-bar.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  open: { vi: 'Trực tuyến', en: 'Online' },
  away: { vi: 'Mất kết nối', en: 'Disconnected' },
})

/** Whether what is on screen is of now. */
export function ConnectionMark() {
  const t = useText()
  const open = useLive(useDesk().connection.state, ({ kind }) => kind === 'open')
  return (
    <div className={styles.connection} data-meaning={open ? 'ready' : 'attention'} role="status">
      {open ? <IconPlugConnected size={17} aria-hidden /> : <IconPlugConnectedX size={17} aria-hidden />}
      {t(open ? 'open' : 'away')}
    </div>
  )
}
