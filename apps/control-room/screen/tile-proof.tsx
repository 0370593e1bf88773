import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import { briefAge } from '../state/proof-age.ts'
import { gradeOf, provedAt } from '../state/proofs.ts'
import { GradeShape } from './grade-mark.tsx'
import styles from './proof.module.css'
import { gradeText } from './proof-words.ts'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  last: { vi: 'Kiểm thử: {grade}, cách đây {age}', en: 'Last test: {grade}, {age} ago' },
  never: { vi: 'Chưa kiểm thử', en: 'Never tested' },
})

/** The grade of a site's last test and its age, on its tile. Drawn anew only when what it shows is another. */
export function TileProof({ site }: { site: SiteId }) {
  const t = useText()
  const word = gradeText.useText()
  const language = useLanguage()
  const { live, time } = useDesk().proofs
  const grade = useLive(live, (proofs) => gradeOf(proofs, site))
  const at = useLive(live, (proofs) => provedAt(proofs, site))
  const age = useLive(time, (now) => (at === null ? '' : briefAge(at, now)[language]))
  if (grade === null) return null
  const words = at === null ? t('never') : t('last', { grade: word(grade), age })
  return (
    <span className={styles.onTile} data-grade={grade} role="img" aria-label={words} title={words}>
      <GradeShape grade={grade} size={14} /> {age}
    </span>
  )
}
