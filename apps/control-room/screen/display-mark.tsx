import { IconDeviceTv, IconDeviceTvOff, IconEyeOff, IconScreenShareOff } from '@tabler/icons-react'
import { text } from '#browser/kit'
import type { SiteStatus } from '#contract'
import styles from './state-mark.module.css'

const { useText } = text({
  confirmed: { vi: 'Hiển thị đúng lệnh', en: 'Shows as ordered' },
  differing: { vi: 'Hiển thị sai lệnh', en: 'Shows otherwise' },
  hidden: { vi: 'Trang đang bị che', en: 'Page is covered' },
  silent: { vi: 'Chưa báo hiển thị', en: 'Display not reported' },
})
const shapes = {
  confirmed: IconDeviceTv,
  differing: IconScreenShareOff,
  hidden: IconEyeOff,
  silent: IconDeviceTvOff,
}

/** Whether the site shows what is ordered, by shape; in words beside it, or as its tooltip. */
export function DisplayMark({ display, words = false }: { display: SiteStatus['display']; words?: boolean }) {
  const t = useText()
  const Shape = shapes[display]
  return (
    <span className={styles.display} data-display={display} title={t(display)}>
      <Shape size={15} aria-hidden={words} aria-label={words ? undefined : t(display)} />
      {words && t(display)}
    </span>
  )
}
