import { Button } from '@mantine/core'
import { useDesk, useQuery } from '../../screens/use-office.ts'
import styles from './notices.module.css'
import { PAGE_ROWS } from './wanted.ts'
import { useText } from './words.ts'

/** Which of how many are shown, and the way to the others; nothing where all are. */
export function Pager({ total, shown }: { total: number; shown: number }) {
  const t = useText()
  const { address } = useDesk()
  const from = Number(useQuery('from')) || 0
  if (total <= PAGE_ROWS && from === 0) return null
  const go = (next: number) => address.note({ from: next > 0 ? String(next) : '' })
  return (
    <p className={styles.pager}>
      <Button size="compact-md" variant="default" disabled={from === 0} onClick={() => go(from - PAGE_ROWS)}>
        {t('newer')}
      </Button>
      <output>{t('shown', { from: shown === 0 ? 0 : from + 1, to: from + shown, total })}</output>
      <Button
        size="compact-md"
        variant="default"
        disabled={from + shown >= total}
        onClick={() => go(from + PAGE_ROWS)}
      >
        {t('older')}
      </Button>
    </p>
  )
}
