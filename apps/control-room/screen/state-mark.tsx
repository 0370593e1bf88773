import { IconCircleCheckFilled, IconCircleDashed, IconRefreshAlert } from '@tabler/icons-react'
import { text } from '#browser/kit'
import type { SiteStatus } from '#contract'
import styles from './state-mark.module.css'

const stateText = text({
  connected: { vi: 'Đã kết nối', en: 'Connected' },
  reconnecting: { vi: 'Đang nối lại', en: 'Reconnecting' },
  absent: { vi: 'Chưa kết nối', en: 'Absent' },
})
const shapes = { connected: IconCircleCheckFilled, reconnecting: IconRefreshAlert, absent: IconCircleDashed }

/** A site's state by colour, shape and (unless `bare`, where it is a tooltip) word. */
export function StateMark({ state, bare = false }: { state: SiteStatus['state']; bare?: boolean }) {
  const t = stateText.useText()
  const Shape = shapes[state]
  return (
    <span className={styles.mark} data-state={state} {...(bare && { title: t(state) })}>
      <Shape size={14} aria-hidden={!bare} aria-label={bare ? t(state) : undefined} />
      {!bare && t(state)}
    </span>
  )
}
