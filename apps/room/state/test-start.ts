import type { BodyOf } from '#contract'
import type { TestOrder, Verdict } from '#contract/readiness'
import type { RoomRequests } from '#contract/room'
import type { Facts } from './facts.ts'

/** A test as the page asks its node for it. */
export type Occasion = BodyOf<RoomRequests, 'test.begin'>

/** What decides whether a test begins by itself now. */
export interface Situation {
  /** The node's order that was not taken up yet. */
  order: TestOrder | null
  verdict: Verdict | null
  /** The page has come back to a seat that it had before, and was not tested since. */
  rejoined: boolean
  /** On air, microphone open, or a private talk. */
  isNeeded: boolean
  /** For so long nobody has touched the page, and no test has ended. */
  idleMs: number
  untestedMs: number
}

/** A page that is left open is tested again after so long. */
export const UNATTENDED_EVERY_MS = 30 * 60_000
/** Nobody is there when the page was not touched for so long. */
export const UNATTENDED_AFTER_MS = 10 * 60_000

/**
 * The test that begins by itself, if one does. Orders come first; a site that is needed in its session makes the short
 * form, which plays no tone and asks nobody; no other test begins then.
 */
export function occasionOf(situation: Situation): Occasion | null {
  const { order, verdict, rejoined, isNeeded, idleMs, untestedMs } = situation
  const form = verdict !== null && verdict.provedAt !== null ? 'short' : 'full'
  if (order) return { form: isNeeded ? form : order.form, asked: order.asked, order: order.order }
  if (isNeeded) return null
  const unattended: Occasion = { form, asked: 'unattended', order: null }
  if (rejoined) return form === 'short' ? unattended : null
  return idleMs >= UNATTENDED_AFTER_MS && untestedMs >= UNATTENDED_EVERY_MS ? unattended : null
}

/** The session needs the site: on air, its microphone open, invited to open it, or in a private talk. */
export const isNeeded = ({ standing }: Pick<Facts, 'standing'>): boolean =>
  standing !== null &&
  (standing.onAir || standing.microphoneOpen || standing.invited !== null || standing.cue !== null)

/** Somebody can be asked to speak and to answer. */
export const isAttended = ({ form, asked }: Occasion): boolean => form === 'full' && asked !== 'unattended'
