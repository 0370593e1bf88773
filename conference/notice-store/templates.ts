import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { builtIn, checkWording, variablesOf } from '#conference/notices'
import { Refusal } from '#contract'
import type { EventBody } from '#contract/events'
import {
  type NoticeChannel,
  type NoticeKind,
  type NoticeTemplate,
  type NoticeWording,
  noticeChannel,
  noticeKind,
  noticeTemplate,
  noticeWording,
} from '#contract/notices'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import { templatesTable } from './tables.ts'

/** The templates of a node: those that come with the program, and those that somebody has put in their place. */
export interface Templates {
  all(): NoticeTemplate[]
  wordingOf(kind: NoticeKind, channel: NoticeChannel): NoticeWording
  /**
   * Puts a template in place; null: the one that comes with the program. Gives its revision. Rejects with Refusal
   * `notice.template-wrong`, and `notice.template-stale` when `seen` is not its revision (0: never changed).
   */
  set(change: TemplateChange, by: string): Promise<number>
}

export interface TemplateChange {
  kind: NoticeKind
  channel: NoticeChannel
  seen: number
  wording: NoticeWording | null
}

export interface TemplatesOptions {
  store: Store
  clock: { now(): number }
  record: (bodies: readonly EventBody[], also: (tx: Queryable) => Promise<void>) => Promise<unknown>
  log: Log
}

/** As it is stored: a wording of null was put back, and keeps its revision. */
const storedTemplate = z.strictObject({
  wording: noticeWording.nullable(),
  changed: noticeTemplate.shape.changed.unwrap(),
})
type Stored = z.infer<typeof storedTemplate>

const keyOf = (kind: string, channel: string) => `${kind} ${channel}`

export async function openTemplates({ store, clock, record, log }: TemplatesOptions): Promise<Templates> {
  const changed = new Map<string, Stored>()
  for (const row of await store.db.select().from(templatesTable)) {
    const read = storedTemplate.safeParse(row.template)
    if (read.success) changed.set(keyOf(row.kind, row.channel), read.data)
    else log.warn('stored template of notices left out', { kind: row.kind, channel: row.channel })
  }
  let last: Promise<unknown> = Promise.resolve()
  const wordingOf = (kind: NoticeKind, channel: NoticeChannel) =>
    changed.get(keyOf(kind, channel))?.wording ?? builtIn[kind][channel]

  const carryOut = async ({ kind, channel, seen, wording }: TemplateChange, by: string) => {
    const before = changed.get(keyOf(kind, channel))?.changed
    if ((before?.revision ?? 0) !== seen) throw new Refusal('notice.template-stale', { by: before?.by ?? '' })
    const next: Stored = {
      wording: wording && checkWording(kind, channel, wording),
      changed: { revision: seen + 1, by, at: clock.now() },
    }
    const event = { notice: kind, channel, builtIn: wording === null, by }
    await record([{ kind: 'notices.template-set', ...event }], (tx) => write(tx, kind, channel, next))
    changed.set(keyOf(kind, channel), next)
    return next.changed.revision
  }

  return {
    all: () =>
      noticeKind.options.flatMap((kind) =>
        noticeChannel.options.map((channel) => ({
          ...{ kind, channel, wording: wordingOf(kind, channel) },
          changed: changed.get(keyOf(kind, channel))?.changed ?? null,
          isBuiltIn: (changed.get(keyOf(kind, channel))?.wording ?? null) === null,
          variables: Object.entries(variablesOf[kind]).map(([name, means]) => ({ name, means })),
        })),
      ),
    wordingOf,
    set(change, by) {
      const next = last.then(() => carryOut(change, by))
      last = next.catch(() => {})
      return next
    },
  }
}

/** Inside the caller's transaction. */
async function write(tx: Queryable, kind: string, channel: string, template: Stored): Promise<void> {
  await tx
    .delete(templatesTable)
    .where(and(eq(templatesTable.kind, kind), eq(templatesTable.channel, channel)))
  await tx.insert(templatesTable).values({ kind, channel, template })
}
