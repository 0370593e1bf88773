import { z } from 'zod'
import { noticeChannel, noticeKind } from '../notices/index.ts'
import { humanText } from '../protocol.ts'

const count = z.number().int().min(1).max(100_000)

/** What the record says of notices: how many about what, never to whom or in which words. */
export const noticeEvents = [
  z.strictObject({
    kind: z.literal('notices.queued'),
    notice: noticeKind,
    /** The plan, the session or the week. */
    about: z.string().regex(/^(plan|session|week):[A-Za-z0-9_-]{1,64}$/),
    count,
  }),
  z.strictObject({ kind: z.literal('notices.sent-again'), count, by: humanText(120) }),
  z.strictObject({
    kind: z.literal('notices.template-set'),
    notice: noticeKind,
    channel: noticeChannel,
    /** It is the one that comes with the program again. */
    builtIn: z.boolean(),
    by: humanText(120),
  }),
] as const
