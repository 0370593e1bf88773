import { z } from 'zod'
import { nodeId, siteId } from './ids.ts'
import { humanText, moment, opaqueId } from './protocol.ts'

/** What a province says to its sites being shown to all: freely, after asking, or not at all. */
export const showingRule = z.enum(['automatic', 'ask', 'refuse'])
export type ShowingRule = z.infer<typeof showingRule>

/** As many requests as a session keeps, the ended ones of the last minutes among them. */
export const MAX_SHOW_REQUESTS = 64

/** One request to show a province's site. Ends once: by an answer, by its time, or by the asker. */
export const showRequest = z.strictObject({
  id: opaqueId,
  site: siteId,
  /** The tier that answers: the home of the site. */
  province: nodeId,
  /** The tier that asks, and its operator. */
  from: nodeId,
  by: humanText(120),
  askedAt: moment,
  /** By the clock of the session's owner. */
  expiresAt: moment,
  note: humanText(300),
  state: z.enum(['pending', 'accepted', 'refused', 'countered', 'expired', 'withdrawn']),
  /** Who ended it, and when; empty and 0 while it is pending. */
  answeredBy: humanText(120),
  answeredAt: moment,
  reason: humanText(300),
  /** The site that the province offers instead. */
  counter: siteId.nullable(),
})
export type ShowRequest = z.infer<typeof showRequest>

export const showing = z.strictObject({
  /** By province; one that is not named shows its sites freely. */
  rules: z.record(nodeId, showingRule),
  /** Sites under `ask` that their province has agreed to. */
  agreed: z.array(siteId).max(4000),
  requests: z.array(showRequest).max(MAX_SHOW_REQUESTS),
})
export type Showing = z.infer<typeof showing>

export const freeShowing: Showing = { rules: {}, agreed: [], requests: [] }

/** What a province answers to a request. */
export const showAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept') }),
  z.strictObject({ kind: z.literal('refuse'), reason: humanText(300).pipe(z.string().min(1)) }),
  z.strictObject({ kind: z.literal('counter'), site: siteId, reason: humanText(300) }),
])
export type ShowAnswer = z.infer<typeof showAnswer>
