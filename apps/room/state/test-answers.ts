/** What the person at the site says; null: nothing yet. */
export interface TestAnswers {
  saw: boolean | null
  heard: boolean | null
}

export const noAnswers: TestAnswers = { saw: null, heard: null }

export const isAnswered = ({ saw, heard }: TestAnswers): boolean => saw !== null && heard !== null
