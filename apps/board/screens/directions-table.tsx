import { text, useLanguage } from '#browser/kit'
import { mosText, wayStateWords, wayWords } from '#browser/readiness'
import type { DirectionState, Directions, Verdict } from '#contract/readiness'
import type { Sign as Kind } from '../state/tiles.ts'
import { Sign } from './sign.tsx'
import styles from './site-dialog.module.css'

const { useText } = text({
  direction: { vi: 'Hai chiều', en: 'Both directions' },
  province: { vi: 'Tới tỉnh', en: 'To the province' },
  centre: { vi: 'Tới trung ương', en: 'To the centre' },
  mos: { vi: 'Đàm thoại (MOS)', en: 'Conversation (MOS)' },
})

const ways: readonly (keyof Directions)[] = ['sees', 'hears', 'isSeen', 'isHeard']
const signs: Record<DirectionState, Kind> = {
  proven: 'acceptable',
  failed: 'fail',
  unknown: 'untested',
}

/** The four directions at each tier that the site has. */
export function DirectionsTable({ verdict }: { verdict: Verdict }) {
  const t = useText()
  const language = useLanguage()
  const tiers = (['province', 'centre'] as const).filter((tier) => verdict.directions[tier] !== null)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('direction')}</th>
          {tiers.map((tier) => (
            <th key={tier}>{t(tier)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ways.map((way) => (
          <tr key={way}>
            <th>{wayWords[way][language]}</th>
            {tiers.map((tier) => {
              const state = verdict.directions[tier]?.[way] ?? 'unknown'
              return (
                <td key={tier} data-way={`${tier}.${way}`}>
                  <Sign kind={signs[state]} /> {wayStateWords[state][language]}
                </td>
              )
            })}
          </tr>
        ))}
        <tr>
          <th>{t('mos')}</th>
          {tiers.map((tier) => (
            <td key={tier}>{mosText(verdict.mos[tier], language)}</td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
