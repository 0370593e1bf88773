import { IconDeviceTv, IconDeviceTvOff, IconScreenShareOff } from '@tabler/icons-react'
import { text } from '#browser/kit'
import type { SiteStatus } from '#contract'
import styles from './state-mark.module.css'

const { useText } = text({
  confirmed: { vi: 'Màn hình của điểm cầu đúng như lệnh', en: 'The site shows what is ordered' },
  differing: { vi: 'Hiển thị sai', en: 'Shows otherwise' },
  silent: { vi: 'Điểm cầu chưa báo đang hiển thị gì', en: 'The site does not report what it shows' },
})
const shapes = { confirmed: IconDeviceTv, differing: IconScreenShareOff, silent: IconDeviceTvOff }

/** Quiet when the site shows what is ordered; in words when it doesn't. */
export function DisplayMark({ display, words = false }: { display: SiteStatus['display']; words?: boolean }) {
  const t = useText()
  const Shape = shapes[display]
  const worded = words || display === 'differing'
  return (
    <span className={styles.display} data-display={display} title={t(display)}>
      <Shape size={15} aria-hidden={worded} aria-label={worded ? undefined : t(display)} />
      {worded && t(display)}
    </span>
  )
}
