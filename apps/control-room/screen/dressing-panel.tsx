import { Button, Popover, Switch, Textarea } from '@mantine/core'
import { IconTypography } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { togglePanel } from '../state/panel.ts'
import { dress } from '../state/preview.ts'
import styles from './saved-scenes.module.css'
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
  const opened = useLive(desk.panel, (panel) => panel?.kind === 'dressing')
  const dressing = useLive(desk.preview, (preview) => preview.dressing)
  const change = (part: Partial<typeof dressing>) => desk.preview.update((preview) => dress(preview, part))
  return (
    <Popover
      opened={opened}
      onChange={(open) => desk.panel.set(open ? { kind: 'dressing' } : null)}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          className={styles.open ?? ''}
          size="compact-sm"
          variant="default"
          leftSection={<IconTypography size={15} aria-hidden />}
          onClick={() => desk.panel.update((open) => togglePanel(open, { kind: 'dressing' }))}
        >
          {t('dressing')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel} aria-label={t('title')}>
        <h3>{t('title')}</h3>
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
      </Popover.Dropdown>
    </Popover>
  )
}

/** A banner is one paragraph; an emptied field is none. */
const bannerOf = (typed: string): string | null => (typed.trim() === '' ? null : typed.replace(/\s/g, ' '))
