import { Button } from '@mantine/core'
import { IconBlendMode, IconCut } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { switchTransition } from '../state/preview.ts'
import styles from './stage-popover.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  cut: { vi: 'Cắt (X)', en: 'Cut (X)' },
  fade: { vi: 'Mờ dần (X)', en: 'Fade (X)' },
  hint: { vi: 'Cách đổi hình của lần phát tới', en: 'How the next take changes the picture' },
})

/** How the next take changes the picture. */
export function TransitionButton() {
  const t = useText()
  const { preview } = useDesk()
  const transition = useLive(preview, (now) => now.transition)
  const Icon = transition === 'cut' ? IconCut : IconBlendMode
  return (
    <Button
      className={styles.open ?? ''}
      size="compact-sm"
      variant="default"
      title={t('hint')}
      aria-label={`${t('hint')}: ${t(transition)}`}
      leftSection={<Icon size={15} aria-hidden />}
      onClick={() => preview.update(switchTransition)}
    >
      {t(transition)}
    </Button>
  )
}
