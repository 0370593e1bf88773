import { IconBroadcast } from '@tabler/icons-react'
import styles from './kit.module.css'
import { text } from './text.ts'

const { useText } = text({
  on: { vi: 'ĐANG LÊN HÌNH', en: 'ON AIR' },
  off: { vi: 'Không lên hình', en: 'Not on air' },
})

/** Red and filled on air; an outline otherwise. `size="large"` can be read from across a room. */
export function OnAirMark({ on, size = 'small' }: { on: boolean; size?: 'small' | 'large' }) {
  const t = useText()
  return (
    <span className={styles.onAir} data-on={on} data-size={size} role="status">
      <IconBroadcast size="1.2em" aria-hidden />
      {t(on ? 'on' : 'off')}
    </span>
  )
}
