import { z } from 'zod'
import { eventRecord } from '../events/index.ts'
import { unreadEvent } from '../unread.ts'
import type { Operation } from './operation.ts'

/** What happened at this node, as it was written. */
export const recordOperations = {
  'record.list': {
    right: 'read',
    summary: 'What happened at this node, oldest first: the events after a sequence, at most `limit` of them',
    body: z.strictObject({
      /** 0: from the first one on. */
      after: z.number().int().min(0),
      limit: z.number().int().min(1).max(1000),
    }),
    reply: z.strictObject({
      events: z.array(eventRecord).max(1000),
      /** Stand between them and can't be read: written by a version that is newer, or that knew another word. */
      unread: z.array(unreadEvent).max(1000),
    }),
  },
} satisfies Record<string, Operation>
