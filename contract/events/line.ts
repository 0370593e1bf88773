import { z } from 'zod'
import { lineMessage } from '../operators-line.ts'

/** What was said on the operators' line stands in the record of the tier that said it. */
export const lineEvents = [z.strictObject({ kind: z.literal('line.said'), message: lineMessage })] as const
