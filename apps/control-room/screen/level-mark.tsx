import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import styles from './level-mark.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({ level: { vi: 'Mức âm thanh: {lit} trên 5', en: 'Sound level: {lit} of 5' } })
const lights = [1, 2, 3, 4, 5] as const

/** How loud a site's open microphone is now; dark while it is silent. */
export function LevelMark({ site }: { site: SiteId }) {
  const t = useText()
  const lit = useLive(useDesk().voices, (voices) => voices.get(site) ?? 0)
  return (
    <span className={styles.level} role="img" aria-label={t('level', { lit })} data-lit={lit}>
      {lights.map((light) => (
        <i key={light} data-on={light <= lit} />
      ))}
    </span>
  )
}
