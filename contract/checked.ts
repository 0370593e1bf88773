import type { z } from 'zod'
import { Refusal } from './errors/index.ts'

const longestReason = 300

/** A message in the form of its schema. Throws `Refusal` `message.malformed`, which says where and why. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  message: unknown,
  what: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(message)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const reason = issue ? `${[what, ...issue.path.map(String)].join('.')}: ${issue.message}` : what
  throw new Refusal('message.malformed', { reason: reason.slice(0, longestReason) })
}
