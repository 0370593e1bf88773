import { IconEar, IconEye } from '@tabler/icons-react'
import { useLive } from '#browser/live-state'
import type { Room } from '../state/room.ts'
import styles from './room.module.css'
import { words } from './words.ts'

/** Which tiers see and hear this site now. */
export function Audience({ room }: { room: Room }) {
  const t = words.useText()
  const standing = useLive(room.facts, (facts) => facts.standing)
  const names = (tiers: readonly { label: string }[] = []) =>
    tiers.length > 0 ? tiers.map(({ label }) => label).join(', ') : t('nobodySees')
  return (
    <dl className={styles.audience}>
      <dt>
        <IconEye size={20} aria-hidden /> {t('seenBy')}
      </dt>
      <dd data-testid="seen-by" data-any={(standing?.seenBy.length ?? 0) > 0}>
        {names(standing?.seenBy)}
      </dd>
      <dt>
        <IconEar size={20} aria-hidden /> {t('heardBy')}
      </dt>
      <dd data-testid="heard-by" data-any={(standing?.heardBy.length ?? 0) > 0}>
        {names(standing?.heardBy)}
      </dd>
    </dl>
  )
}
