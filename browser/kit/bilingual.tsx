import styles from './kit.module.css'
import { useLanguage } from './language.ts'
import type { Phrase } from './text.ts'

/** The chosen language, and the other one under it, small and muted. */
export function Bilingual({ vi, en }: Phrase) {
  const language = useLanguage()
  const [first, second, other] = language === 'vi' ? [vi, en, 'en'] : [en, vi, 'vi']
  return (
    <>
      <span lang={language}>{first}</span>
      <span lang={other} className={styles.second}>
        {second}
      </span>
    </>
  )
}
