import { IconAntennaBars1, IconAntennaBars3, IconAntennaBars5 } from '@tabler/icons-react'
import { text } from '#browser/kit'
import type { LineGrade } from '#contract'
import styles from './state-mark.module.css'

const { useText } = text({
  good: { vi: 'Đường truyền tốt', en: 'Good line' },
  acceptable: { vi: 'Đường truyền đạt', en: 'Fair line' },
  fail: { vi: 'Đường truyền kém', en: 'Poor line' },
})
const shapes = { good: IconAntennaBars5, acceptable: IconAntennaBars3, fail: IconAntennaBars1 }

/** How good a site's line is, by shape; in words beside it, or as its tooltip. */
export function LineMark({ line, words = false }: { line: LineGrade; words?: boolean }) {
  const t = useText()
  const Shape = shapes[line]
  return (
    <span className={styles.display} data-line={line} title={t(line)}>
      <Shape size={15} aria-hidden={words} aria-label={words ? undefined : t(line)} />
      {words && t(line)}
    </span>
  )
}
