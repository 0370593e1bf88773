import type { Facts, Standing } from './facts.ts'

export type Cue = NonNullable<Standing['cue']>

/** What the page counts down: whole seconds that are left, `now` when it is time, null when nothing is counted. */
export type Count = number | 'now' | null

/** A site that is on screen already has nothing to wait for. `nodeNow`: Unix milliseconds by the node's clock. */
export function countOf({ countdown }: Cue, onAir: boolean, nodeNow: number): Count {
  if (countdown === null || onAir) return null
  const left = Math.ceil((countdown.at - nodeNow) / 1000)
  return left > 0 ? Math.min(left, countdown.seconds) : 'now'
}

/**
 * Whether others of the conference hear this site: what it sends decides, so that a microphone that was closed here is
 * closed at once; what goes to one operator privately is heard by nobody else.
 */
export const isHeard = ({ order, standing }: Facts): boolean => order.microphone && standing?.cue == null
