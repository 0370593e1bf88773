import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { QualityAlarm } from '#contract/readiness'
import { Lasted } from './lasted.tsx'
import panel from './panel.module.css'
import { useOwnerWords } from './proof-words.ts'
import { endText, placeText } from './quality-words.ts'
import styles from './tests-panel.module.css'
import { useDesk, useLabels } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  who: { vi: 'Xử lý: {owner}', en: 'Who acts: {owner}' },
  since: { vi: 'từ {at},', en: 'since {at},' },
  ended: { vi: '{from} đến {to}: {why}', en: '{from} to {to}: {why}' },
})

/** One alarm of a site on air: where it is worst, why, since when, what to do, who acts; or how it ended. */
export function QualityCard({ alarm }: { alarm: QualityAlarm }) {
  const { site, since, worst, owner, cause, todo, ended } = alarm
  const t = useText()
  const language = useLanguage()
  const place = placeText.useText()
  const end = endText.useText()
  const ownerWords = useOwnerWords()
  const desk = useDesk()
  const name = nameOf(useLabels(), site)
  const phone = useLive(desk.proofs.live, ({ sites }) => sites.get(site)?.phone ?? null)
  return (
    <li
      className={styles.incident}
      data-alarm={site}
      data-place={worst.place}
      data-state={ended ? 'ended' : 'opened'}
    >
      <button type="button" className={panel.name} onClick={() => desk.view.revealSite(site)}>
        <strong>{name}</strong>
      </button>
      {ended ? (
        <p className={styles.muted}>
          {place(worst.place)},{' '}
          {t('ended', { from: timeOf(since), to: timeOf(ended.at), why: end(ended.why) })}
        </p>
      ) : (
        <>
          <p className={styles.state} data-state="opened">
            ▲ {place(worst.place)}, {t('since', { at: timeOf(since) })} <Lasted since={since} />
          </p>
          <p className={styles.cause}>{cause[language]}</p>
          <p>{todo[language]}</p>
          <p className={styles.muted}>{t('who', { owner: ownerWords(owner, phone) })}</p>
        </>
      )}
    </li>
  )
}
