import { Button } from '@mantine/core'
import { text } from './text.ts'

const { useText } = text({
  turnOn: { vi: 'Bật mã xác nhận', en: 'Turn on the code' },
})

/** Whether somebody was refused who first has to use a code from the phone: to try again is no help. */
export const isCodeDemanded = ({ code }: { code: string }): boolean => code === 'auth.code-demanded'

/** Leads to where the code from the phone is turned on. */
export function TurnOnCode({ size }: { size?: 'lg' }) {
  const t = useText()
  return (
    <Button component="a" href="/sign-in/#account" {...(size && { size })}>
      {t('turnOn')}
    </Button>
  )
}
