/** What a test does, one after another. */
export type Step = 'devices' | 'province' | 'centre' | 'line' | 'answers'

/** The full test before a session; the short one when a site joins again. */
export type Form = 'full' | 'short'

export interface PlannedStep {
  step: Step
  /** It is ended after so long, whatever it has by then. */
  limitMs: number
}

/** The longest that a form may take: 30 s and 8 s. */
export const MOST_MS: Readonly<Record<Form, number>> = { full: 30_000, short: 8000 }

/** Flash and beep come once in so long; three of them fit into a step of the short form. */
export const PERIOD_MS: Readonly<Record<Form, number>> = { full: 1000, short: 700 }

const full: readonly PlannedStep[] = [
  { step: 'devices', limitMs: 4000 },
  { step: 'province', limitMs: 7000 },
  { step: 'centre', limitMs: 7000 },
  { step: 'line', limitMs: 2000 },
  { step: 'answers', limitMs: 9000 },
]
const short: readonly PlannedStep[] = [
  { step: 'devices', limitMs: 500 },
  { step: 'province', limitMs: 3500 },
  { step: 'centre', limitMs: 3500 },
  { step: 'line', limitMs: 300 },
]

/** The steps of a form. A page that nobody attends asks no person. */
export function planOf(form: Form, attended: boolean): readonly PlannedStep[] {
  return form === 'short' ? short : full.filter(({ step }) => attended || step !== 'answers')
}
