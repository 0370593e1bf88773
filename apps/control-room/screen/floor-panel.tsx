import { ActionIcon, Tooltip } from '@mantine/core'
import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { obstacleToMicrophone } from '../state/obstacle.ts'
import { nameOf } from '../state/registry-index.ts'
import { Confirm } from './confirm.tsx'
import styles from './floor-panel.module.css'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import { ReasonedButton } from './reasoned-button.tsx'
import { useDesk, useLabels, useObstacle, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Micro đang mở', en: 'Open microphones' },
  full: { vi: 'đã đủ', en: 'full' },
  none: {
    vi: 'Chưa mở micro nào. Chọn một điểm cầu rồi bấm M.',
    en: 'No microphone is open. Choose a site, then press M.',
  },
  close: { vi: 'Tắt micro của {name}', en: 'Close the microphone of {name}' },
  all: { vi: 'Tắt tất cả micro', en: 'Close all microphones' },
  nothing: { vi: 'Không có micro nào đang mở', en: 'No microphone is open' },
  ask: { vi: 'Tắt cả {count} micro?', en: 'Close all {count} microphones?' },
  consequence: {
    vi: 'Không điểm cầu nào còn được nghe thấy, kể cả người đang phát biểu, cho tới khi mở lại từng micro.',
    en: 'No site will be heard, the one that speaks included, until microphones are opened again.',
  },
})

/** The floor: who can be heard, within the bound. */
export function FloorPanel() {
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const labels = useLabels()
  const session = useSession()
  const standing = useStanding()
  const obstacle = useObstacle('floor')
  const pending = useLive(desk.floor.pending, (sites) => sites)
  const [asking, setAsking] = useState(false)
  const { open, bound } = session?.floor ?? { open: [], bound: 0 }
  const reason = obstacle && words(obstacle)
  return (
    <section className={panel.panel}>
      <header className={panel.head}>
        <h2 className={panel.title}>{t('title')}</h2>
        <span className={styles.bound} data-full={bound > 0 && open.length >= bound}>
          {open.length}/{bound} {bound > 0 && open.length >= bound && t('full')}
        </span>
      </header>
      {open.length === 0 && <p className={panel.hint}>{t('none')}</p>}
      <ul className={panel.list} data-floor>
        {open.map((site) => {
          const name = nameOf(labels, site)
          const ownObstacle = obstacleToMicrophone(site, standing, session)
          const blocked = ownObstacle && words(ownObstacle)
          return (
            <li key={site} className={styles.row}>
              <IconMicrophone size={17} aria-hidden className={styles.live ?? ''} />
              <button type="button" className={styles.name} onClick={() => desk.view.revealSite(site)}>
                {name}
              </button>
              <Tooltip label={blocked ?? t('close', { name })} multiline maw={260}>
                <ActionIcon
                  variant="default"
                  aria-label={t('close', { name })}
                  aria-disabled={blocked !== null}
                  data-disabled={blocked !== null || undefined}
                  loading={pending.has(site)}
                  onClick={() => blocked === null && void desk.floor.close(site)}
                >
                  <IconMicrophoneOff size={17} />
                </ActionIcon>
              </Tooltip>
            </li>
          )
        })}
      </ul>
      <div className={styles.all}>
        <ReasonedButton
          fullWidth
          size="xs"
          variant="default"
          leftSection={<IconMicrophoneOff size={15} aria-hidden />}
          reason={reason ?? (open.length === 0 ? t('nothing') : null)}
          onClick={() => setAsking(true)}
        >
          {t('all')}
        </ReasonedButton>
      </div>
      <Confirm
        opened={asking}
        title={t('ask', { count: open.length })}
        consequence={t('consequence')}
        action={t('all')}
        onConfirm={() => void desk.floor.closeAll()}
        onClose={() => setAsking(false)}
      />
    </section>
  )
}
