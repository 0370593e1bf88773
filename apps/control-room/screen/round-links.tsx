import { text, useLanguage } from '#browser/kit'
import { nameOf } from '#browser/meeting'
import type { LinkLoad } from '#contract/readiness'
import { megabits } from '../state/link-health.ts'
import { linksInUse, shareUsed } from '../state/rounds.ts'
import styles from './tests-panel.module.css'
import { useLabels } from './use-desk.ts'

const { useText } = text({
  access: { vi: '{node} ↔ điểm cầu: {tests} lượt thử,', en: '{node} ↔ its sites: {tests} tests,' },
  uplink: { vi: '{node} ↔ trung ương: {tests} lượt thử,', en: '{node} ↔ the centre: {tests} tests,' },
  load: {
    vi: '↑ {up}/{upMost}, ↓ {down}/{downMost} Mbit/s',
    en: '↑ {up}/{upMost}, ↓ {down}/{downMost} Mbit/s',
  },
  more: { vi: 'và {count} đường nữa', en: 'and {count} more links' },
})
/** As many links are named; of a round over the country they are the fullest. */
const SHOWN = 4

/** What the tests take of each link that they run over now, of what they may take. */
export function RoundLinks({ loads }: { loads: readonly LinkLoad[] }) {
  const t = useText()
  const labels = useLabels()
  const language = useLanguage()
  const figure = (kbps: number) => megabits(kbps, language)
  const used = linksInUse(loads)
  if (used.length === 0) return null
  return (
    <ul className={styles.links} data-links={used.length}>
      {used.slice(0, SHOWN).map((load) => (
        <li key={`${load.kind} ${load.node}`}>
          {t(load.kind, { node: nameOf(labels, load.node), tests: load.tests })}{' '}
          <span className={styles.figures}>
            {t('load', {
              ...{ up: figure(load.usedUpKbps), upMost: figure(load.upKbps) },
              ...{ down: figure(load.usedDownKbps), downMost: figure(load.downKbps) },
            })}
          </span>
          <span className={styles.meter} aria-hidden>
            <i style={{ width: `${Math.round(shareUsed(load) * 100)}%` }} />
          </span>
        </li>
      ))}
      {used.length > SHOWN && <li>{t('more', { count: used.length - SHOWN })}</li>}
    </ul>
  )
}
