import { type Language, text, useLanguage } from '#browser/kit'
import type { LegMeasurement, LegName, Measurement } from '#contract/readiness'
import { megabits } from './numbers.ts'
import styles from './site-dialog.module.css'

const { useText } = text({
  leg: { vi: 'Chặng', en: 'Leg' },
  siteUp: { vi: 'Điểm cầu lên', en: 'Site, up' },
  siteDown: { vi: 'Điểm cầu xuống', en: 'Site, down' },
  uplinkUp: { vi: 'Tỉnh lên trung ương', en: 'Province to centre' },
  uplinkDown: { vi: 'Trung ương xuống tỉnh', en: 'Centre to province' },
  loss: { vi: 'Mất gói', en: 'Loss' },
  jitter: { vi: 'Dao động', en: 'Jitter' },
  rtt: { vi: 'Khứ hồi', en: 'Round trip' },
  capacity: { vi: 'Băng thông', en: 'Capacity' },
  cut: { vi: 'đứt', en: 'cut' },
})

const legs: readonly LegName[] = ['siteUp', 'siteDown', 'uplinkUp', 'uplinkDown']

/** What was measured of each way of each line; a dash: it was not. */
export function LegsTable({ measurement }: { measurement: Measurement }) {
  const t = useText()
  const language = useLanguage()
  return (
    <table className={`${styles.table} ${styles.figures}`}>
      <thead>
        <tr>
          <th>{t('leg')}</th>
          <th>{t('loss')}</th>
          <th>{t('jitter')}</th>
          <th>{t('rtt')}</th>
          <th>{t('capacity')}</th>
        </tr>
      </thead>
      <tbody>
        {legs.map((leg) => {
          const [loss, ...others] = figures(measurement.legs[leg], language)
          return (
            <tr key={leg}>
              <th>{t(leg)}</th>
              <td>{measurement.legs[leg].connected === false ? t('cut') : loss}</td>
              <td>{others[0]}</td>
              <td>{others[1]}</td>
              <td>{others[2]}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function figures({ lossShare, jitterMs, rttMs, capacityKbps }: LegMeasurement, language: Language): string[] {
  const percent = (share: number) =>
    (share * 100).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 })
  return [
    lossShare === null ? '–' : `${percent(lossShare)} %`,
    jitterMs === null ? '–' : `${Math.round(jitterMs)} ms`,
    rttMs === null ? '–' : `${Math.round(rttMs)} ms`,
    capacityKbps === null ? '–' : `${megabits(capacityKbps, language)} Mbit/s`,
  ]
}
