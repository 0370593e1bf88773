import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useLanguage } from '#browser/kit'
import { wayStateWords, wayWords } from '#browser/readiness'
import type { Verdict } from '#contract/readiness'
import styles from './self-test.module.css'
import { testWords } from './test-words.ts'

const ways = ['sees', 'hears', 'isSeen', 'isHeard'] as const
const shapes = { proven: IconCheck, failed: IconX, unknown: IconQuestionMark }

/** Four directions at each tier that the site has. */
export function TestDirections({ directions }: Pick<Verdict, 'directions'>) {
  const t = testWords.useText()
  const language = useLanguage()
  const tiers = (['province', 'centre'] as const).filter((tier) => directions[tier] !== null)
  return (
    <table className={styles.directions}>
      <thead>
        <tr>
          <td />
          {ways.map((way) => (
            <th key={way} scope="col">
              {wayWords[way][language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier) => (
          <tr key={tier}>
            <th scope="row">{t(tier)}</th>
            {ways.map((way) => {
              const state = directions[tier]?.[way] ?? 'unknown'
              const Shape = shapes[state]
              return (
                <td key={way} data-state={state} data-testid={`${tier}-${way}`}>
                  <Shape size={22} aria-hidden /> {wayStateWords[state][language]}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
