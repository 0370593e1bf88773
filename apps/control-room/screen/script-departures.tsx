import { text } from '#browser/kit'
import type { NotedDeparture } from '#contract/script'
import styles from './script.module.css'
import { useDepartureWords } from './script-words.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  title: { vi: 'Ngoài kịch bản ({count})', en: 'Departures ({count})' },
  one: { vi: '{at} {by}: {what}', en: '{at} {by}: {what}' },
})

/** What went otherwise than the script says, the newest first; the node's record has it as well. */
export function ScriptDepartures({ departures }: { departures: readonly NotedDeparture[] }) {
  const t = useText()
  const words = useDepartureWords()
  if (departures.length === 0) return null
  return (
    <details>
      <summary className={styles.heading}>{t('title', { count: departures.length })}</summary>
      <ul className={styles.list}>
        {departures.toReversed().map(({ at, by, departure }) => (
          <li key={`${at} ${departure.is} ${departure.line}`} className={styles.line}>
            {t('one', { at: timeOf(at), by, what: words(departure) })}
          </li>
        ))}
      </ul>
    </details>
  )
}
