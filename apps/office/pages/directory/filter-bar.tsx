import { Checkbox } from '@mantine/core'
import type { KeyboardEvent, Ref } from 'react'
import { text } from '#browser/kit'
import { FindField } from '../../screens/find-field.tsx'
import styles from '../../screens/page.module.css'

const { useText } = text({
  find: { vi: 'Tìm điểm cầu', en: 'Find a site' },
  hint: { vi: 'Tên, mã, người, số máy ( / )', en: 'Name, code, person, phone ( / )' },
  unnamed: { vi: 'Chưa có đầu mối ({count})', en: 'No focal person ({count})' },
  count: { vi: '{found}/{all} điểm cầu', en: '{found}/{all} sites' },
})

interface Props {
  ref: Ref<HTMLInputElement>
  typed: string
  onTyped: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
  unnamed: boolean
  onUnnamed: (now: boolean) => void
  counts: { found: number; all: number; unnamed: number }
}

/** What is looked for: as one types, without accents too. */
export function FilterBar({ ref, typed, onTyped, onKeyDown, unnamed, onUnnamed, counts }: Props) {
  const t = useText()
  return (
    <search className={styles.filter}>
      <FindField
        ref={ref}
        label={t('find')}
        hint={t('hint')}
        typed={typed}
        onTyped={onTyped}
        onKeyDown={onKeyDown}
      />
      <Checkbox
        label={t('unnamed', { count: counts.unnamed })}
        checked={unnamed}
        onChange={(event) => onUnnamed(event.currentTarget.checked)}
      />
      <output data-count>{t('count', counts)}</output>
    </search>
  )
}
