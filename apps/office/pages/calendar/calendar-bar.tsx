import { Button, Checkbox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { text } from '#browser/kit'
import { FindField } from '../../screens/find-field.tsx'
import styles from '../../screens/page.module.css'
import { useRight } from '../../screens/use-office.ts'
import { useSlash } from '../../screens/use-slash.ts'
import { FromTemplate } from './from-template.tsx'

const { useText } = text({
  find: { vi: 'Tìm phiên họp', en: 'Find a session' },
  hint: { vi: 'Tên phiên, cơ quan, chủ trì ( / )', en: 'Title, who calls it, chair ( / )' },
  past: { vi: 'Cả phiên đã qua', en: 'Past ones too' },
  count: { vi: '{found}/{all} phiên họp', en: '{found}/{all} sessions' },
  plan: { vi: 'Lập phiên họp', en: 'Plan a session' },
})

interface Props {
  typed: string
  onTyped: (text: string) => void
  past: boolean
  onPast: (now: boolean) => void
  counts: { found: number; all: number }
  onNew: () => void
  /** One was planned from a template. */
  onPlanned: (plan: string) => Promise<void>
}

/** What is looked for, and a new plan. */
export function CalendarBar({ typed, onTyped, past, onPast, counts, onNew, onPlanned }: Props) {
  const t = useText()
  const mayPlan = useRight('sites')
  const filter = useRef<HTMLInputElement>(null)
  useSlash(filter)
  return (
    <div className={styles.bar}>
      <search className={styles.filter}>
        <FindField ref={filter} label={t('find')} hint={t('hint')} typed={typed} onTyped={onTyped} />
        <Checkbox
          label={t('past')}
          checked={past}
          onChange={(event) => onPast(event.currentTarget.checked)}
        />
        <output data-count>{t('count', counts)}</output>
      </search>
      {mayPlan && <FromTemplate onPlanned={onPlanned} />}
      {mayPlan && (
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={onNew}>
          {t('plan')}
        </Button>
      )}
    </div>
  )
}
