import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCopy, IconTrash } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { SceneView } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import { withheldFrom } from '#contract'
import { clearAll, previewOf, sceneOf, visibleSlots } from '../state/preview.ts'
import { sitesOf } from '../state/scene-change.ts'
import { LayoutPicker } from './layout-picker.tsx'
import { useLivePictures } from './live-pictures.ts'
import { PreviewSlot } from './preview-slot.tsx'
import { SlotStillAge } from './slot-still-age.tsx'
import styles from './stage.module.css'
import { useStillOf } from './still-of.ts'
import { useDesk, useLabels, usePreviewScreen, useSession, useWorked } from './use-desk.ts'
import { WithheldNote } from './withheld-note.tsx'

const { useText } = text({
  title: { vi: 'XEM TRƯỚC', en: 'PREVIEW' },
  prepared: { vi: 'đã chuẩn bị', en: 'prepared' },
  copy: { vi: 'Lấy từ màn hình đang phát (E)', en: 'Copy what is on air (E)' },
  clear: { vi: 'Bỏ hết các ô (Shift+Delete)', en: 'Clear all slots (Shift+Delete)' },
})

export function PreviewPane() {
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const session = useWorked()
  const preview = useLive(desk.preview, (now) => now)
  const { selected, armed } = preview
  const screen = usePreviewScreen()
  const facts = useSession()
  const withheld = facts ? withheldFrom(sceneOf(preview), facts) : []
  const sources = visibleSlots(preview)
  const prepared = useLive(desk.preparing.live, (ready) => ready !== null)
  const stillOf = useStillOf(sitesOf(screen))
  const { isLive: _, isLiveIn, ...pictures } = useLivePictures()
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <div className={styles.paneName}>
          <h2 className={styles.ready}>{t('title')}</h2>
          <small>{prepared && t('prepared')}</small>
        </div>
        <LayoutPicker />
        <span className={styles.grow} />
        <div className={styles.stacked}>
          <Tooltip label={t('copy')}>
            <ActionIcon
              size={24}
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
              size={24}
              variant="subtle"
              color="gray"
              aria-label={t('clear')}
              onClick={() => desk.preview.update(clearAll)}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </Tooltip>
        </div>
      </header>
      <div className={styles.picture}>
        <SceneView
          screen={screen}
          labels={labels}
          title={session?.title}
          now={desk.nodeNow}
          frame="preview"
          stillOf={stillOf}
          {...pictures}
          selectedSlot={selected}
          overlay={(slot, site) => (
            <>
              <SlotStillAge site={site} live={isLiveIn(screen, slot)} />
              <WithheldNote session={facts} site={withheld[slot] ?? null} />
              <PreviewSlot
                slot={slot}
                source={sources[slot] ?? { kind: 'empty' }}
                site={site}
                pointed={armed && slot === selected}
              />
            </>
          )}
        />
      </div>
    </div>
  )
}
