import { ActionIcon, Tooltip } from '@mantine/core'
import { IconMicrophone, IconMicrophoneOff, IconVolume } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { nameOf } from '#browser/meeting'
import type { SiteId } from '#contract'
import { obstacleToMicrophone } from '../state/obstacle.ts'
import styles from './floor-panel.module.css'
import { Lasted } from './lasted.tsx'
import { LevelMark } from './level-mark.tsx'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import { useDesk, useLabels, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  close: { vi: 'Tắt micro của {name}', en: 'Close the microphone of {name}' },
  speaks: { vi: 'Đang nói', en: 'Speaks now' },
})

/** A site that can be heard: since when, whether it is the one who speaks, and the way to close it. */
export function OpenMicrophone(props: {
  site: SiteId
  since: number | null
  speaks: boolean
  busy: boolean
}) {
  const { site, since, speaks, busy } = props
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const name = nameOf(useLabels(), site)
  const obstacle = obstacleToMicrophone(site, useStanding(), useSession())
  const blocked = obstacle && words(obstacle)
  const Mark = speaks ? IconVolume : IconMicrophone
  return (
    <li className={`${panel.row} ${styles.open}`} data-speaks={speaks}>
      <Mark
        size={17}
        {...(speaks ? { 'aria-label': t('speaks') } : { 'aria-hidden': true })}
        className={styles.live ?? ''}
      />
      <button type="button" className={panel.name} onClick={() => desk.view.revealSite(site)}>
        {name}
      </button>
      <span className={styles.heard}>
        {since !== null && <Lasted since={since} />}
        <LevelMark site={site} />
      </span>
      <Tooltip label={blocked ?? t('close', { name })} multiline maw={260}>
        <ActionIcon
          variant="default"
          aria-label={t('close', { name })}
          aria-disabled={blocked !== null}
          data-disabled={blocked !== null || undefined}
          loading={busy}
          onClick={() => blocked === null && void desk.floor.close(site)}
        >
          <IconMicrophoneOff size={17} />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}
