import { z } from 'zod'
import { humanText, opaqueId } from '../protocol.ts'
import { measurement } from './measurement.ts'
import { loopTier } from './words.ts'

/** A test that the node asks a page to make: a round's, a technician's. */
export const testOrder = z.strictObject({
  order: opaqueId,
  form: measurement.shape.form,
  asked: z.enum(['round', 'technician']),
  by: humanText(120),
})
export type TestOrder = z.infer<typeof testOrder>

/** A test that a page may make now, and what bounds it. */
export const testBegun = z.strictObject({
  /** Names the test; it is the id of the measurement that comes of it. */
  test: opaqueId,
  /** One-time: what the page draws and plays carries it. */
  nonce: opaqueId,
  /** The tiers that return the test, in their order. */
  tiers: z.array(loopTier).min(1).max(2),
  /** The site is on air or its microphone is open: no tone is played and nobody is asked to speak. */
  quiet: z.boolean(),
  /** What the test picture may take at most. */
  pictureKbps: z.number().int().min(50).max(10_000),
})
export type TestBegun = z.infer<typeof testBegun>

/** Why a page gave a test up. */
export const testAborted = z.enum(['person', 'session', 'replaced', 'closed'])

/** Which tier returns the test to the site now; null: none. */
export const loopNow = loopTier.nullable()
