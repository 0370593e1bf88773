import { z } from 'zod'
import { sourceKey } from '#contract'

/** Moments are Unix milliseconds. */
export const toReceivers = z.discriminatedUnion('is', [
  /** `stills`: whether each puts a picture on the wall every five seconds. */
  z.object({ is: z.literal('join'), links: z.array(z.string()), stills: z.boolean() }),
  z.object({ is: z.literal('watch'), source: sourceKey, since: z.number() }),
])
export type ToReceivers = z.infer<typeof toReceivers>

/** `seen`: when the first key frame came at the first site, at the middle one and at the last. */
export const fromReceivers = z.discriminatedUnion('is', [
  z.object({ is: z.literal('joined') }),
  z.object({ is: z.literal('seen'), first: z.number(), middle: z.number(), last: z.number() }),
])
export type FromReceivers = z.infer<typeof fromReceivers>
