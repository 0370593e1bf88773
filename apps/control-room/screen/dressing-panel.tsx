import { Switch, Textarea } from '@mantine/core'
import { IconTypography } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { dress } from '../state/preview.ts'
import styles from './stage-popover.module.css'
import { StagePopover } from './stage-popover.tsx'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  dressing: { vi: 'Chữ (D)', en: 'Words (D)' },
  title: { vi: 'Chữ trên hình', en: 'Words on the picture' },
  labels: { vi: 'Tên điểm cầu', en: 'Names of sites' },
  session: { vi: 'Tên phiên họp', en: 'Title of the session' },
  clock: { vi: 'Giờ', en: 'Time' },
  banner: { vi: 'Dòng thông báo ở cuối hình', en: 'Banner at the lower edge' },
  hint: { vi: 'Hiện ở mọi điểm cầu từ lần phát tới.', en: 'Shown at every site from the next take on.' },
})

/** What is written over the pictures of the preview. */
export function DressingPanel() {
  const t = useText()
  const desk = useDesk()
  const dressing = useLive(desk.preview, (preview) => preview.dressing)
  const change = (part: Partial<typeof dressing>) => desk.preview.update((preview) => dress(preview, part))
  return (
    <StagePopover
      kind="dressing"
      label={t('dressing')}
      icon={<IconTypography size={15} aria-hidden />}
      title={t('title')}
    >
      <Switch
        data-autofocus
        label={t('labels')}
        checked={dressing.labels}
        onChange={(event) => change({ labels: event.currentTarget.checked })}
      />
      <Switch
        label={t('session')}
        checked={dressing.title}
        onChange={(event) => change({ title: event.currentTarget.checked })}
      />
      <Switch
        label={t('clock')}
        checked={dressing.clock}
        onChange={(event) => change({ clock: event.currentTarget.checked })}
      />
      <Textarea
        label={t('banner')}
        maxLength={200}
        autosize
        minRows={2}
        value={dressing.banner ?? ''}
        onChange={(event) => change({ banner: bannerOf(event.currentTarget.value) })}
      />
      <p className={styles.hint}>{t('hint')}</p>
    </StagePopover>
  )
}

/** A banner is one paragraph; an emptied field is none. */
const bannerOf = (typed: string): string | null => (typed.trim() === '' ? null : typed.replace(/\s/g, ' '))
