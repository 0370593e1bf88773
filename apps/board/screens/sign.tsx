import {
  IconAlertTriangleFilled,
  IconCheck,
  IconChecks,
  IconCircleDashed,
  IconLoader,
  IconPlugX,
} from '@tabler/icons-react'
import type { Phrase } from '#browser/kit'
import { gradeWords } from '#browser/readiness'
import type { Sign as Kind } from '../state/tiles.ts'
import styles from './sign.module.css'

const shapes = {
  good: IconChecks,
  acceptable: IconCheck,
  fail: IconAlertTriangleFilled,
  untested: IconCircleDashed,
  absent: IconPlugX,
  testing: IconLoader,
}

export const signWords: Record<Kind, Phrase> = {
  ...gradeWords,
  absent: { vi: 'Vắng mặt', en: 'Absent' },
  testing: { vi: 'Đang thử', en: 'Under test' },
}

/** The shape of a state; its word stands beside it or is read out with what it is on. */
export function Sign({ kind }: { kind: Kind }) {
  const Shape = shapes[kind]
  return <Shape className={styles.sign} data-kind={kind} aria-hidden />
}
