export { hasOthers, stopEnds } from './due.ts'
export { goBack, goOn, type Moved, mend } from './move.ts'
export type { Coverage, Fitness, Surroundings } from './surroundings.ts'
export type { Visit, Visits } from './visits.ts'
