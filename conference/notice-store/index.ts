import { createOutbox, type Outbox, type OutboxOptions } from './outbox.ts'
import { openTemplates, type Templates } from './templates.ts'

export { noticeMigrations } from './migrations/index.ts'
export type { Outbox, OutboxOptions, Queued } from './outbox.ts'
export type { Wanted } from './read-notices.ts'
export type { TemplateChange, Templates } from './templates.ts'

/** What a node keeps of notices. */
export interface NoticeStore {
  outbox: Outbox
  templates: Templates
}

/** Reads the templates; notices are read as they are needed. Nothing has to be closed; the store stays its opener's. */
export const openNotices = async (options: OutboxOptions): Promise<NoticeStore> => ({
  outbox: createOutbox(options),
  templates: await openTemplates(options),
})
