import { useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { isStaleStill } from '../state/marks.ts'
import { NodeTimeAgo } from './node-time-ago.tsx'
import { useDesk } from './use-desk.ts'
import styles from './wall.module.css'

/** How old the tile's picture is; in the colour of attention when it may be of another situation. */
export function StillAge({ at }: { at: number }) {
  const ahead = useLive(useDesk().ahead, (ms) => ms)
  const stale = isStaleStill(at, useNow() + ahead)
  return (
    <span className={styles.age} data-stale={stale}>
      {stale && '▲ '}
      <NodeTimeAgo at={at} />
    </span>
  )
}
