/**
 * mediasoup asks for a key frame when somebody begins to take a picture, asks once more a second later, and forgets it
 * after another: only then is a request of ours one more. Where the way to the site lost both, nobody else would ask,
 * since a receiver that never got a packet does not.
 */
const ASK_EVERY_MS = 2_100

/** One of those to whom a picture flows. Moments in milliseconds. */
export interface Taker {
  /** Since when it flows. */
  since: number
  /** When it was last asked for in their name. */
  askedAt: number | undefined
}

/** Whether to ask for a key frame in the name of this one: none came since it began, and no request is under way. */
export function isUnanswered({ since, askedAt }: Taker, keyFrameAt: number | undefined, at: number): boolean {
  if (keyFrameAt !== undefined && keyFrameAt > since) return false
  return at - (askedAt ?? since) >= ASK_EVERY_MS
}
