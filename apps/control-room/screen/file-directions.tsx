import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { type DirectionState, loopTier, type Measurement, type Verdict } from '#contract/readiness'
import styles from './proof.module.css'

const { useText } = text({
  title: { vi: 'Hai chiều với từng cấp', en: 'Both ways with each tier' },
  tier: { vi: 'Cấp', en: 'Tier' },
  province: { vi: 'Tỉnh', en: 'Province' },
  centre: { vi: 'Trung ương', en: 'Centre' },
  sees: { vi: 'Thấy', en: 'Sees' },
  hears: { vi: 'Nghe', en: 'Hears' },
  isSeen: { vi: 'Được thấy', en: 'Is seen' },
  isHeard: { vi: 'Được nghe', en: 'Is heard' },
  delay: { vi: 'Trễ vòng', en: 'Loop delay' },
  skew: { vi: 'Lệch tiếng', en: 'Lip-sync' },
  ms: { vi: '{ms} ms', en: '{ms} ms' },
})
const states = text<DirectionState>({
  proven: { vi: 'đạt', en: 'proven' },
  failed: { vi: 'hỏng', en: 'failed' },
  unknown: { vi: 'chưa rõ', en: 'unknown' },
})
const shapes = { proven: IconCheck, failed: IconX, unknown: IconQuestionMark }
const ways = ['sees', 'hears', 'isSeen', 'isHeard'] as const

/** What is proven of a site at each tier that it has, with what its loop measured. */
export function FileDirections(props: { verdict: Verdict; measurement: Measurement | null }) {
  const { verdict, measurement } = props
  const t = useText()
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
              <th key={way}>{t(way)}</th>
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
                <td>{verdict.mos[tier]?.toFixed(1) ?? '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Way({ state }: { state: DirectionState }) {
  const word = states.useText()
  const Shape = shapes[state]
  return (
    <span className={styles.way} data-way={state}>
      <Shape size={14} aria-hidden /> {word(state)}
    </span>
  )
}
