import { IconEar, IconEye } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLive } from '#browser/live-state'
import type { Room } from '../state/room.ts'
import styles from './room.module.css'
import { words } from './words.ts'

/** As many names as fit beside everything else on the smallest desk; of a national session there are 35. */
const NAMED = 3

/** Which tiers see and hear this site now. */
export function Audience({ room }: { room: Room }) {
  const t = words.useText()
  const standing = useLive(room.facts, (facts) => facts.standing)
  return (
    <dl className={styles.audience}>
      <Tiers
        id="seen-by"
        word={t('seenBy')}
        icon={<IconEye size={20} aria-hidden />}
        tiers={standing?.seenBy ?? []}
      />
      <Tiers
        id="heard-by"
        word={t('heardBy')}
        icon={<IconEar size={20} aria-hidden />}
        tiers={standing?.heardBy ?? []}
      />
    </dl>
  )
}

function Tiers(props: { id: string; word: string; icon: ReactNode; tiers: readonly { label: string }[] }) {
  const t = words.useText()
  const { tiers } = props
  const names = tiers.slice(0, NAMED).map(({ label }) => label)
  const count = tiers.length - names.length
  const said = count > 0 ? t('andMore', { names: names.join(', '), count }) : names.join(', ')
  return (
    <div>
      <dt>
        {props.icon} {props.word}:
      </dt>{' '}
      <dd data-testid={props.id} data-any={tiers.length > 0}>
        {said || t('nobodySees')}
      </dd>
    </div>
  )
}
