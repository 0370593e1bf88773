import { StateBadge } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { MediaState } from '#browser/media-client'
import type { Attendance } from '../state/attendance.ts'
import type { Room } from '../state/room.ts'
import styles from './room.module.css'
import { words } from './words.ts'

const broken = new Set(['disconnected', 'failed', 'closed'])

function mediaWords(
  state: MediaState,
): ['ready' | 'attention' | 'unknown', 'mediaOk' | 'mediaBroken' | 'mediaOpening' | 'mediaIdle'] {
  if (state.kind !== 'open') return ['unknown', 'mediaOpening']
  if (broken.has(state.send) || broken.has(state.receive)) return ['attention', 'mediaBroken']
  if (state.send === 'new' && state.receive === 'new') return ['unknown', 'mediaIdle']
  const flowing = state.send === 'connected' || state.receive === 'connected'
  return flowing ? ['ready', 'mediaOk'] : ['unknown', 'mediaOpening']
}

/** The connection with the node, the media's way, and the tier above: each in words. */
export function ConnectionWords({ room, attendance }: { room: Room; attendance: Attendance }) {
  const t = words.useText()
  const connection = useLive(room.connection.state, (now) => now)
  const media = useLive(attendance.media.state, (now) => now)
  const uplink = useLive(room.facts, (facts) => facts.standing?.uplink ?? null)
  const node = useLive(room.known, (known) => known?.node ?? '')
  const attempt = 'attempt' in connection ? Math.max(1, connection.attempt) : 1
  const [meaning, mediaWord] = mediaWords(media)
  return (
    <div className={styles.connection} role="status">
      {connection.kind === 'open' ? (
        <StateBadge meaning="ready">{t('connected', { node })}</StateBadge>
      ) : (
        <StateBadge meaning="attention">{t('reconnecting', { node, attempt })}</StateBadge>
      )}
      <StateBadge meaning={meaning}>{t(mediaWord)}</StateBadge>
      {uplink === false && <StateBadge meaning="attention">{t('uplinkLost')}</StateBadge>}
    </div>
  )
}
