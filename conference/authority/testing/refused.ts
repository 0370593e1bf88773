import { type ErrorDetails, Refusal } from '#contract'

/** Every unit is called by its id. */
export const same = (id: string): string => id

/** What is refused; throws when nothing is. */
export function refusalOf(run: () => unknown): { code: string; details: ErrorDetails } {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details }
    throw error
  }
  throw new Error('not refused')
}
