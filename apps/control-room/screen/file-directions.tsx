import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { text, useLanguage } from '#browser/kit'
import { mosText, wayStateWords, wayWords } from '#browser/readiness'
import { type DirectionState, loopTier, type Measurement, type Verdict } from '#contract/readiness'
import styles from './proof.module.css'

const { useText } = text({
  title: { vi: 'Hai chiều với từng cấp', en: 'Both ways with each tier' },
  tier: { vi: 'Cấp', en: 'Tier' },
  province: { vi: 'Tỉnh', en: 'Province' },
  centre: { vi: 'Trung ương', en: 'Centre' },
  delay: { vi: 'Trễ vòng', en: 'Loop delay' },
  skew: { vi: 'Lệch tiếng', en: 'Lip-sync' },
  ms: { vi: '{ms} ms', en: '{ms} ms' },
})
const shapes = { proven: IconCheck, failed: IconX, unknown: IconQuestionMark }
const ways = ['sees', 'hears', 'isSeen', 'isHeard'] as const

/** What is proven of a site at each tier that it has, with what its loop measured. */
export function FileDirections(props: { verdict: Verdict; measurement: Measurement | null }) {
  const { verdict, measurement } = props
  const t = useText()
  const language = useLanguage()
  const ms = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : t('ms', { ms: Math.round(value) })
  return (
    <section>
      <h3>{t('title')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('tier')}</th>
            {ways.map((way) => (
              <th key={way}>{wayWords[way][language]}</th>
            ))}
            <th>{t('delay')}</th>
            <th>{t('skew')}</th>
            <th>MOS</th>
          </tr>
        </thead>
        <tbody>
          {loopTier.options.map((tier) => {
            const directions = verdict.directions[tier]
            if (directions === null) return null
            return (
              <tr key={tier} data-tier={tier}>
                <td>{t(tier)}</td>
                {ways.map((way) => (
                  <td key={way}>
                    <Way state={directions[way]} />
                  </td>
                ))}
                <td>{ms(measurement?.loops[tier].delayMs)}</td>
                <td>{ms(measurement?.loops[tier].skewMs)}</td>
                <td>{mosText(verdict.mos[tier], language)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Way({ state }: { state: DirectionState }) {
  const language = useLanguage()
  const Shape = shapes[state]
  return (
    <span className={styles.way} data-way={state}>
      <Shape size={14} aria-hidden /> {wayStateWords[state][language]}
    </span>
  )
}
