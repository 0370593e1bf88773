import {
  IconAlertTriangleFilled,
  IconBroadcast,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconInfoCircleFilled,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './kit.module.css'

export type Meaning = 'on-air' | 'ready' | 'attention' | 'unknown' | 'action'

const shapes = {
  'on-air': IconBroadcast,
  ready: IconCircleCheckFilled,
  attention: IconAlertTriangleFilled,
  unknown: IconCircleDashed,
  action: IconInfoCircleFilled,
}

/** A state by colour, shape and word; the word is given. */
export function StateBadge({ meaning, children }: { meaning: Meaning; children: ReactNode }) {
  const Shape = shapes[meaning]
  return (
    <span className={styles.badge} data-meaning={meaning}>
      <Shape size="1.1em" aria-hidden />
      <span>{children}</span>
    </span>
  )
}
