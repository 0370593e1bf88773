import {
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconCircleCheckFilled,
  IconCircleDashed,
} from '@tabler/icons-react'
import { useLanguage } from '#browser/kit'
import { gradeWords } from '#browser/readiness'
import type { Grade } from '#contract/readiness'
import styles from './self-test.module.css'

const shapes = {
  good: IconCircleCheckFilled,
  acceptable: IconCircleCheck,
  fail: IconAlertTriangleFilled,
  untested: IconCircleDashed,
} as const satisfies Record<Grade, unknown>

/** A grade by colour, shape and word. */
export function GradeMark({ grade, size = 'small' }: { grade: Grade; size?: 'small' | 'large' }) {
  const language = useLanguage()
  const Shape = shapes[grade]
  return (
    <span className={styles.grade} data-grade={grade} data-size={size}>
      <Shape size="1.15em" aria-hidden /> {gradeWords[grade][language]}
    </span>
  )
}
