import { text } from '#browser/kit'
import { StillImage } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import { stillUrl } from '#browser/meeting'
import { type SiteId, screenOf } from '#contract'
import styles from './chair.module.css'
import { useChair, useNames } from './use-chair.ts'

const { useText } = text({
  title: { vi: 'Đang lên hình', en: 'On screen' },
  nobody: { vi: 'Chưa có ai lên hình.', en: 'Nobody is on screen.' },
})

/** Who everybody sees now. */
export function OnScreen() {
  const t = useText()
  const session = useLive(useChair().session, (now) => now)
  const slots = session ? screenOf(session).slots : []
  const sites = [...new Set(slots.flatMap((slot) => (slot.kind === 'empty' ? [] : [slot.site])))]
  return (
    <section className={styles.panel} aria-label={t('title')}>
      <h2>
        {t('title')} <span className={styles.count}>{sites.length}</span>
      </h2>
      {sites.length === 0 && <p className={styles.muted}>{t('nobody')}</p>}
      <ul className={styles.faces}>
        {sites.map((site) => (
          <Face key={site} site={site} />
        ))}
      </ul>
    </section>
  )
}

function Face({ site }: { site: SiteId }) {
  const name = useNames()(site)
  const stillAt = useLive(useChair().roster, ({ roster }) => roster.get(site)?.stillAt ?? 0)
  return (
    <li className={styles.face}>
      <div className={styles.still}>
        <StillImage url={stillUrl(site, stillAt)} />
      </div>
      {name}
    </li>
  )
}
