import { ActionIcon, Tooltip } from '@mantine/core'
import { IconHandStop, IconMailForward, IconMailOff, IconMicrophone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { text } from '#browser/kit'
import { nameOf, type Waiting } from '#browser/meeting'
import { obstacleToMicrophone } from '../state/obstacle.ts'
import styles from './floor-panel.module.css'
import { Lasted } from './lasted.tsx'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import { useDesk, useLabels, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  invite: { vi: 'Mời {name} phát biểu', en: 'Invite {name} to speak' },
  withdraw: { vi: 'Rút lời mời {name}', en: 'Take the invitation of {name} back' },
  open: { vi: 'Mở micro của {name}', en: 'Open the microphone of {name}' },
  full: { vi: 'Đã mở đủ micro', en: 'As many microphones as may be are open' },
  lower: { vi: 'Hạ tay {name}', en: 'Take the hand of {name} down' },
})

/** A site that waits to speak: since when, and what can be done about it. */
export function WaitingSite({ waiting, full, busy }: { waiting: Waiting; full: boolean; busy: boolean }) {
  const { site, askedAt, invited } = waiting
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const name = nameOf(useLabels(), site)
  const obstacle = obstacleToMicrophone(site, useStanding(), useSession())
  const blocked = obstacle && words(obstacle)
  const act = (label: string, icon: ReactNode, reason: string | null, run: () => Promise<void>) => (
    <Tooltip label={reason ?? label} multiline maw={260}>
      <ActionIcon
        size={24}
        variant="default"
        aria-label={label}
        aria-disabled={reason !== null}
        data-disabled={reason !== null || undefined}
        loading={busy}
        onClick={() => reason === null && void run()}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  )
  return (
    <li className={`${panel.row} ${styles.waiting}`}>
      <button type="button" className={panel.name} onClick={() => desk.view.revealSite(site)}>
        {name}
      </button>
      <Lasted since={askedAt ?? invited?.at ?? desk.nodeNow()} />
      {invited
        ? act(t('withdraw', { name }), <IconMailOff size={15} />, blocked, () => desk.floor.withdraw(site))
        : act(t('invite', { name }), <IconMailForward size={15} />, blocked, () => desk.floor.invite(site))}
      {act(t('open', { name }), <IconMicrophone size={15} />, blocked ?? (full ? t('full') : null), () =>
        desk.floor.open(site),
      )}
      {askedAt !== null &&
        act(t('lower', { name }), <IconHandStop size={15} />, blocked, () => desk.floor.lower(site))}
    </li>
  )
}
