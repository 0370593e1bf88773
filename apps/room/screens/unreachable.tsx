import { Button, Loader } from '@mantine/core'
import { EmptyState, ErrorPanel } from '#browser/kit'
import { type Outage, useLive } from '#browser/live-state'
import { describeError } from '#contract'
import type { Room } from '../state/room.ts'
import styles from './room.module.css'
import { notices, words } from './words.ts'

/** First contact is being made. */
export function Reaching() {
  return (
    <main className={styles.centre}>
      <EmptyState
        icon={<Loader size={48} />}
        title={notices.both('reaching')}
        hint={notices.both('reachingHint')}
      />
    </main>
  )
}

/** The node has not been reached since the page was opened. It keeps trying. */
export function Unreachable({ room, attempt, reason }: { room: Room; attempt: number; reason: Outage }) {
  const t = words.useText()
  const known = useLive(room.known, (now) => now)
  const error =
    reason.kind === 'error'
      ? reason.error
      : describeError('node.unreachable', { node: known?.node ?? location.host })
  return (
    <main className={styles.centre}>
      <ErrorPanel
        error={error}
        dutyPhone={known?.dutyPhone ?? null}
        title={notices.both('unreachable')}
        advice={notices.both('unreachableHint', { attempt })}
        actions={
          <Button size="lg" onClick={room.connection.retryNow}>
            {t('retryNow')}
          </Button>
        }
      />
    </main>
  )
}
