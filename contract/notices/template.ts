import { z } from 'zod'
import { humanText, moment, revision } from '../protocol.ts'
import { noticeChannel, noticeKind, noticeText } from './notice.ts'

/** What a notice is made of: `{name}` stands for what differs from one to the next. A short message has no subject. */
export const noticeWording = z.strictObject({
  subject: humanText(200),
  text: noticeText.max(3000),
})
export type NoticeWording = z.infer<typeof noticeWording>

/** The template of one kind and way, as it holds at a node. */
export const noticeTemplate = z.strictObject({
  kind: noticeKind,
  channel: noticeChannel,
  wording: noticeWording,
  /** The one that comes with the program. */
  isBuiltIn: z.boolean(),
  /** Null: never. */
  changed: z.strictObject({ revision: revision.min(1), by: humanText(120), at: moment }).nullable(),
  /** What it may name, and what each stands for, in Vietnamese. */
  variables: z.array(z.strictObject({ name: z.string().max(40), means: humanText(200) })).max(40),
})
export type NoticeTemplate = z.infer<typeof noticeTemplate>
