import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent, Ref } from 'react'
import styles from './page.module.css'

interface Props {
  label: string
  /** What may be typed; the label where there is none. */
  hint?: string
  typed: string
  onTyped: (typed: string) => void
  onKeyDown?: (event: KeyboardEvent) => void
  ref?: Ref<HTMLInputElement>
}

/** Where one types what a list is looked through for. */
export function FindField({ label, hint = label, typed, onTyped, onKeyDown, ref }: Props) {
  return (
    <TextInput
      ref={ref}
      type="search"
      aria-label={label}
      placeholder={hint}
      leftSection={<IconSearch size={18} aria-hidden />}
      value={typed}
      onChange={(event) => onTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      className={styles.find}
    />
  )
}
