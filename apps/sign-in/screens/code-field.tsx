import { TextInput } from '@mantine/core'
import { useText } from './words.ts'

/** Six digits, as phones and password managers know how to fill them. */
export function CodeField({ autoFocus = false }: { autoFocus?: boolean }) {
  const t = useText()
  return (
    <TextInput
      name="code"
      label={t('code')}
      description={t('codeHint')}
      autoComplete="one-time-code"
      inputMode="numeric"
      pattern=" *([0-9] *){6}"
      maxLength={11}
      size="md"
      required
      data-autofocus={autoFocus || undefined}
      ref={(field) => {
        if (autoFocus) field?.focus()
      }}
    />
  )
}
