import { z } from 'zod'
import { humanText, moment, revision } from '../protocol.ts'
import { focalPerson } from './record.ts'

/** As many changes are told, the newest. */
export const MAX_PERSONS_TOLD = 100

/** The focal persons of a site as a change of its record left them. */
export const namedPersons = z.strictObject({
  revision: revision.min(1),
  at: moment,
  by: humanText(120),
  principal: focalPerson.nullable(),
  deputies: z.array(focalPerson).max(2),
})
export type NamedPersons = z.infer<typeof namedPersons>
