import { IconShieldCheck, IconShieldCheckFilled, IconShieldQuestion, IconShieldX } from '@tabler/icons-react'
import type { Grade } from '#contract/readiness'
import styles from './proof.module.css'
import { gradeText } from './proof-words.ts'

const shapes: Record<Grade, typeof IconShieldX> = {
  good: IconShieldCheckFilled,
  acceptable: IconShieldCheck,
  fail: IconShieldX,
  untested: IconShieldQuestion,
}

/** How a test was graded, by colour, shape and word. */
export function GradeMark({ grade }: { grade: Grade }) {
  const t = gradeText.useText()
  return (
    <span className={styles.grade} data-grade={grade}>
      <GradeShape grade={grade} /> {t(grade)}
    </span>
  )
}

/** The shape alone: what stands beside it says the word. */
export function GradeShape({ grade, size = 15 }: { grade: Grade; size?: number }) {
  const Shape = shapes[grade]
  return <Shape size={size} aria-hidden />
}
