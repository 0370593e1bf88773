import { PasswordInput } from '@mantine/core'
import { useText } from './words.ts'

export interface NewPasswordValue {
  next: string
  again: string
}

/** A new password, twice; says at once when the two differ. */
export function NewPassword({
  value,
  onChange,
}: {
  value: NewPasswordValue
  onChange: (value: NewPasswordValue) => void
}) {
  const t = useText()
  const differ = value.again !== '' && value.again !== value.next
  return (
    <>
      <PasswordInput
        name="new-password"
        label={t('newPassword')}
        description={t('rule')}
        autoComplete="new-password"
        size="md"
        required
        minLength={12}
        value={value.next}
        onChange={(event) => onChange({ ...value, next: event.currentTarget.value })}
      />
      <PasswordInput
        name="new-password-again"
        label={t('again')}
        autoComplete="new-password"
        size="md"
        required
        error={differ ? t('differ') : undefined}
        value={value.again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
      />
    </>
  )
}

export const isTypedAlike = ({ next, again }: NewPasswordValue): boolean => next !== '' && next === again
