import { z } from 'zod'
import { humanText } from '../protocol.ts'

/** Tốt, Đạt, Không đạt, Chưa kiểm thử. A site without fresh proof is `untested`, never the two above it. */
export const grade = z.enum(['good', 'acceptable', 'fail', 'untested'])
export type Grade = z.infer<typeof grade>

/** The tiers that send a site's picture and sound back to it. */
export const loopTier = z.enum(['province', 'centre'])
export type LoopTier = z.infer<typeof loopTier>

/** `failed` was tried and is known not to work; `unknown` was not tried, or nothing tells. */
export const directionState = z.enum(['proven', 'failed', 'unknown'])
export type DirectionState = z.infer<typeof directionState>

/** Whether a site sees and hears a tier, and is seen and heard there. */
export const directions = z.strictObject({
  sees: directionState,
  hears: directionState,
  isSeen: directionState,
  isHeard: directionState,
})
export type Directions = z.infer<typeof directions>

/** One way of one line: from the site to its node and back, from the province to the centre and back. */
export const legName = z.enum(['siteUp', 'siteDown', 'uplinkUp', 'uplinkDown'])
export type LegName = z.infer<typeof legName>

/** Where a fault is. `siteLine` and `uplink`: the line as a whole, its two ways can not be told apart. */
export const faultPlace = z.enum([
  'page',
  'device',
  ...legName.options,
  'siteLine',
  'uplink',
  'province',
  'centre',
])
export type FaultPlace = z.infer<typeof faultPlace>

/** Who has to act: the site, the technician of the province, the provider of the line, the centre. */
export const actingParty = z.enum(['site', 'province', 'telecom', 'centre'])
export type ActingParty = z.infer<typeof actingParty>

export const bilingual = (longest: number) =>
  z.strictObject({ vi: humanText(longest), en: humanText(longest) })
