import { useEffect } from 'react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import { alarmOf } from '../state/quality.ts'
import styles from './quality.module.css'
import { QualityStrip } from './quality-strip.tsx'
import { qualityText } from './quality-words.ts'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  onAir: { vi: 'Khi trên hình:', en: 'On air:' },
  failed: { vi: 'không hỏi được máy chủ của điểm cầu', en: 'its node does not answer' },
})

/** How the chosen site is on air now and was before; nothing while it has not been on air. */
export function SiteQuality({ site }: { site: SiteId }) {
  const t = useText()
  const language = useLanguage()
  const word = qualityText.useText()
  const { quality } = useDesk()
  useEffect(() => {
    quality.look(site)
    return () => quality.look(null)
  }, [quality, site])
  const answer = useLive(quality.looked, (now) => (now?.site === site ? now.answer : null))
  const alarm = useLive(quality.live, (alarms) => alarmOf(alarms, site))
  if (!answer || answer.kind === 'asked') return null
  if (answer.kind === 'failed')
    return (
      <p className={styles.now} data-quality="unknown">
        {t('onAir')} <b>{word('unknown')}</b> ({t('failed')})
      </p>
    )
  const { isWatched, now, timeline } = answer.is
  if (!isWatched && timeline.length === 0) return null
  return (
    <div className={styles.quality} data-quality={isWatched ? now.grade : 'off-air'}>
      {isWatched && (
        <p className={styles.now}>
          {t('onAir')} <b data-grade={now.grade}>{word(now.grade)}</b>
        </p>
      )}
      {alarm && <p className={styles.cause}>▲ {alarm.cause[language]}</p>}
      <QualityStrip timeline={timeline} />
    </div>
  )
}
