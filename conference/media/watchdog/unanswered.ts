/**
 * mediasoup asks for a key frame when somebody begins to take a picture, asks once more a second later, and forgets it
 * after another: only then is a request of ours one more. Where the way to the site lost both, nobody else would ask,
 * since a receiver that never got a packet does not.
 */
const FIRST_PAUSE_MS = 2_100
/** A camera that is covered or a page in the background may have nothing to send: it is asked ever more rarely. */
const LONGEST_PAUSE_MS = 8 * FIRST_PAUSE_MS

/** What was asked for in the name of one of those to whom a picture flows. */
export interface Asked {
  /** Milliseconds. */
  at: number
  times: number
}

/**
 * Whether to ask for a key frame in the name of one to whom a picture flows `since` then: none came since it began, and
 * no request is under way. Moments in milliseconds.
 */
export function isUnanswered(
  since: number,
  asked: Asked | undefined,
  keyFrameAt: number | undefined,
  at: number,
): boolean {
  if (keyFrameAt !== undefined && keyFrameAt > since) return false
  if (!asked || asked.at < since) return at - since >= FIRST_PAUSE_MS
  return at - asked.at >= Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (asked.times - 1))
}

/** After one more request. */
export const askedAgain = (since: number, asked: Asked | undefined, at: number): Asked => ({
  at,
  times: asked && asked.at >= since ? asked.times + 1 : 1,
})
