import { IconDeviceTv, IconDeviceTvOff, IconScreenShareOff } from '@tabler/icons-react'
import { text } from '#browser/kit'
import type { SiteStatus } from '#contract'
import styles from './state-mark.module.css'

const { useText } = text({
  confirmed: { vi: 'Hiển thị đúng lệnh', en: 'Shows as ordered' },
  differing: { vi: 'Hiển thị sai', en: 'Shows otherwise' },
  silent: { vi: 'Chưa báo hiển thị', en: 'Display not reported' },
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
