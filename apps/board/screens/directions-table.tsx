import { type Phrase, text, useLanguage } from '#browser/kit'
import type { DirectionState, Directions, Verdict } from '#contract/readiness'
import type { Sign as Kind } from '../state/tiles.ts'
import { Sign } from './sign.tsx'
import styles from './site-dialog.module.css'

const { useText } = text({
  direction: { vi: 'Hai chiều', en: 'Both directions' },
  province: { vi: 'Tới tỉnh', en: 'To the province' },
  centre: { vi: 'Tới trung ương', en: 'To the centre' },
  sees: { vi: 'Thấy', en: 'Sees' },
  hears: { vi: 'Nghe', en: 'Hears' },
  isSeen: { vi: 'Được thấy', en: 'Is seen' },
  isHeard: { vi: 'Được nghe', en: 'Is heard' },
  mos: { vi: 'Đàm thoại (MOS)', en: 'Conversation (MOS)' },
})

const ways: readonly (keyof Directions)[] = ['sees', 'hears', 'isSeen', 'isHeard']
const looks: Record<DirectionState, { sign: Kind; word: Phrase }> = {
  proven: { sign: 'acceptable', word: { vi: 'đã chứng minh', en: 'proven' } },
  failed: { sign: 'fail', word: { vi: 'hỏng', en: 'failed' } },
  unknown: { sign: 'untested', word: { vi: 'chưa biết', en: 'not known' } },
}

/** The four directions at each tier that the site has. */
export function DirectionsTable({ verdict }: { verdict: Verdict }) {
  const t = useText()
  const language = useLanguage()
  const tiers = (['province', 'centre'] as const).filter((tier) => verdict.directions[tier] !== null)
  const mosOf = (tier: (typeof tiers)[number]) =>
    verdict.mos[tier]?.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 2 })
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
            <th>{t(way)}</th>
            {tiers.map((tier) => {
              const { sign, word } = looks[verdict.directions[tier]?.[way] ?? 'unknown']
              return (
                <td key={tier} data-way={`${tier}.${way}`}>
                  <Sign kind={sign} /> {word[language]}
                </td>
              )
            })}
          </tr>
        ))}
        <tr>
          <th>{t('mos')}</th>
          {tiers.map((tier) => (
            <td key={tier}>{mosOf(tier) ?? '–'}</td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
