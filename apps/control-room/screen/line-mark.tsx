import { IconAntennaBars3, IconAntennaBars5, IconAntennaBarsOff } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { LineGrade, SiteId } from '#contract'
import { alarmOf, lineWith } from '../state/quality.ts'
import styles from './state-mark.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  good: { vi: 'Đường truyền tốt', en: 'Good line' },
  acceptable: { vi: 'Đường truyền đạt', en: 'Fair line' },
  fail: { vi: 'Đường truyền kém', en: 'Poor line' },
})
const shapes = { good: IconAntennaBars5, acceptable: IconAntennaBars3, fail: IconAntennaBarsOff }

interface Props {
  site: SiteId
  /** As the site's page measures it; null: not known. */
  line: LineGrade | null
  words?: boolean
}

/** How good a site's line is, by shape; in words beside it, or as its tooltip. An alarm of its line counts more. */
export function LineMark({ site, line: measured, words = false }: Props) {
  const t = useText()
  const alarm = useLive(useDesk().quality.live, (alarms) => alarmOf(alarms, site))
  const line = lineWith(measured, alarm)
  if (!line) return null
  const Shape = shapes[line]
  return (
    <span className={styles.display} data-line={line} title={t(line)}>
      <Shape size={15} aria-hidden={words} aria-label={words ? undefined : t(line)} />
      {words && t(line)}
    </span>
  )
}
