import { z } from 'zod'

/** A right that an access token or a signed-in console holds. */
export const right = z.enum(['read', 'display', 'floor', 'sites', 'tokens'])
export type Right = z.infer<typeof right>

export interface Operation {
  /** The right that the caller needs. */
  right: Right
  /** One sentence for the OpenAPI document. */
  summary: string
  body: z.ZodType
  reply: z.ZodType
}
