import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCopy, IconTrash } from '@tabler/icons-react'
import { useMemo } from 'react'
import { text } from '#browser/kit'
import { SceneView } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import { clearAll, previewOf, sceneOf, visibleSlots } from '../state/preview.ts'
import { LayoutPicker } from './layout-picker.tsx'
import { PreviewSlot } from './preview-slot.tsx'
import styles from './stage.module.css'
import { useStillOf } from './still-of.ts'
import { useDesk, useLabels, useSession } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'XEM TRƯỚC', en: 'PREVIEW' },
  prepared: { vi: 'đã chuẩn bị', en: 'prepared' },
  copy: { vi: 'Lấy từ màn hình đang phát', en: 'Copy what is on air' },
  clear: { vi: 'Bỏ hết các ô (Shift+Delete)', en: 'Clear all slots (Shift+Delete)' },
})

export function PreviewPane() {
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const session = useSession()
  const preview = useLive(desk.preview, (now) => now)
  const { layout, slots, selected, armed } = preview
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new scene only when what is shown changes
  const scene = useMemo(() => sceneOf(preview), [layout, slots])
  const prepared = useLive(desk.preparing.live, (ready) => ready !== null)
  const stillOf = useStillOf(visibleSlots(preview))
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h2 className={styles.ready}>{t('title')}</h2>
        <LayoutPicker />
        <span className={styles.grow} />
        {prepared && <span className={styles.taken}>{t('prepared')}</span>}
        <Tooltip label={t('copy')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('copy')}
            disabled={!session}
            onClick={() => session && desk.preview.set(previewOf(session.program.scene))}
          >
            <IconCopy size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('clear')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('clear')}
            onClick={() => desk.preview.update(clearAll)}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={styles.picture}>
        <SceneView
          scene={scene}
          labels={labels}
          frame="preview"
          stillOf={stillOf}
          selectedSlot={selected}
          overlay={(slot, site) => (
            <PreviewSlot slot={slot} site={site} pointed={armed && slot === selected} />
          )}
        />
      </div>
    </div>
  )
}
