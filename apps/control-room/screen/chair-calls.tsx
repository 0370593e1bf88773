import { ActionIcon, Tooltip } from '@mantine/core'
import { IconUserStar, IconX } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { ChairCall } from '#contract'
import { callsIn } from '../edge/chair-calls.ts'
import { obstacleToMicrophone } from '../state/obstacle.ts'
import styles from './floor-panel.module.css'
import { Lasted } from './lasted.tsx'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import { ReasonedButton } from './reasoned-button.tsx'
import { useDesk, useLabels, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Chủ tọa gọi', en: 'The chair calls' },
  heed: { vi: 'Mời (K)', en: 'Invite (K)' },
  aside: { vi: 'Bỏ qua lời gọi {name} (Shift+K)', en: 'Put the call of {name} aside (Shift+K)' },
})

/** What the chair asks for; nothing is drawn while that is nothing. */
export function ChairCalls() {
  const t = useText()
  const session = useSession()
  const calls = callsIn(
    useLive(useDesk().chairCalls.live, (all) => all),
    session?.id,
  )
  if (calls.length === 0) return null
  return (
    <>
      <header className={panel.head}>
        <h2 className={panel.title}>
          <IconUserStar size={15} aria-hidden /> {t('title')}
        </h2>
        <span className={panel.count}>{calls.length}</span>
      </header>
      <ol className={panel.list} data-chair-calls>
        {calls.map((call) => (
          <Called key={call.id} call={call} />
        ))}
      </ol>
    </>
  )
}

function Called({ call }: { call: ChairCall }) {
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const name = nameOf(useLabels(), call.site)
  const obstacle = obstacleToMicrophone(call.site, useStanding(), useSession())
  return (
    <li className={`${panel.row} ${styles.waiting}`}>
      <button type="button" className={panel.name} onClick={() => desk.view.revealSite(call.site)}>
        {name}
      </button>
      <Lasted since={call.at} />
      <ReasonedButton
        size="compact-xs"
        reason={obstacle && words(obstacle)}
        onClick={() => void desk.chairCalls.heed(call)}
      >
        {t('heed')}
      </ReasonedButton>
      <Tooltip label={t('aside', { name })}>
        <ActionIcon
          size={24}
          variant="default"
          aria-label={t('aside', { name })}
          onClick={() => void desk.chairCalls.putAside(call)}
        >
          <IconX size={15} />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}
