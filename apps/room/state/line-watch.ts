import { type LineSnapshot, lineOf } from '#browser/self-test'
import type { LineGrade } from '#contract'
import type { Clock } from '#foundation/time'
import { gradeOfLine } from './line-grade.ts'

const EVERY_MS = 5000
/** Four snapshots: the last fifteen seconds, the window that the bounds are meant for. */
const KEPT = 4

/** Grades the page's line every five seconds, and says the grade when it has changed. */
export interface LineWatch {
  /** Who was told forgot it: it is said again. */
  again(): void
  close(): void
}

export function createLineWatch(options: {
  clock: Clock
  /** Null: there is no media to measure. */
  snapshot(): Promise<LineSnapshot | null>
  tell(grade: LineGrade | null): void
  onError(error: unknown): void
}): LineWatch {
  const { clock, snapshot, tell, onError } = options
  let snapshots: LineSnapshot[] = []
  let told: LineGrade | null = null
  let closed = false

  const say = (grade: LineGrade | null) => {
    if (grade === told || closed) return
    told = grade
    tell(grade)
  }
  const look = async () => {
    const next = await snapshot()
    const before = snapshots[0]
    snapshots = next ? [...snapshots, next].slice(-KEPT) : []
    say(next && before ? gradeOfLine(lineOf(before, next)) : null)
  }
  const timer = clock.setInterval(() => void look().catch(onError), EVERY_MS)

  return {
    again() {
      if (told !== null) tell(told)
    },
    close() {
      closed = true
      timer.cancel()
    },
  }
}
