import { z } from 'zod'
import { siteId } from '../ids.ts'
import {
  notice,
  noticeChannel,
  noticeFault,
  noticeKind,
  noticeStanding,
  noticeTemplate,
  noticeWording,
} from '../notices/index.ts'
import { humanText, moment, opaqueId, revision } from '../protocol.ts'
import type { Operation } from './operation.ts'

const count = z.number().int().min(0).max(10_000_000)

/** How a channel of this node is: not configured, at work, or resting because it failed as a whole. */
export const channelState = z.discriminatedUnion('is', [
  z.strictObject({ channel: noticeChannel, is: z.literal('off') }),
  z.strictObject({ channel: noticeChannel, is: z.literal('working') }),
  z.strictObject({
    channel: noticeChannel,
    is: z.literal('resting'),
    until: moment,
    fault: noticeFault,
    detail: humanText(300),
  }),
])
export type ChannelState = z.infer<typeof channelState>

/** A notice in a list, without its words. */
export const listedNotice = notice.omit({ text: true }).extend({ label: humanText(200) })
export type ListedNotice = z.infer<typeof listedNotice>

const ofTemplate = { kind: noticeKind, channel: noticeChannel }

/** Notices by e-mail and short message to focal persons and the office. */
export const noticeOperations = {
  'notices.list': {
    right: 'sites',
    summary:
      'Notices by e-mail and short message, the newest first, how many are in each state, how each channel is; text is matched with diacritics folded',
    body: z.strictObject({
      standing: noticeStanding.optional(),
      channel: noticeChannel.optional(),
      kind: noticeKind.optional(),
      text: humanText(100).optional(),
      offset: z.number().int().min(0).max(10_000_000).optional(),
      limit: z.number().int().min(1).max(200).optional(),
    }),
    reply: z.strictObject({
      counts: z.strictObject({ waiting: count, sent: count, failed: count, lapsed: count }),
      channels: z.array(channelState).max(2),
      /** Own sites of which no channel that is on has an address. */
      unreached: z.array(z.strictObject({ site: siteId, label: humanText(200) })).max(4000),
      total: count,
      notices: z.array(listedNotice).max(200),
    }),
  },
  'notices.get': {
    right: 'sites',
    summary: 'One notice in the words in which it goes out',
    body: z.strictObject({ notice: opaqueId }),
    reply: z.strictObject({ notice, label: humanText(200) }),
  },
  'notices.again': {
    right: 'sites',
    summary: 'Sends failed notices again, those of what is not over; with no list all of them',
    body: z.strictObject({ notices: z.array(opaqueId).min(1).max(200).optional() }),
    reply: z.strictObject({ queued: count }),
  },
  'notices.templates': {
    right: 'sites',
    summary: 'The templates of notices as they hold at this node, and what each may name',
    body: z.strictObject({}),
    reply: z.strictObject({ templates: z.array(noticeTemplate).max(64) }),
  },
  'notices.preview': {
    right: 'sites',
    summary: 'A template filled with a sample; nothing is stored or sent',
    body: z.strictObject({ ...ofTemplate, wording: noticeWording }),
    reply: z.strictObject({ subject: humanText(300), text: z.string().max(5000) }),
  },
  'notices.set-template': {
    right: 'sites',
    summary:
      'Puts a template in place, null: the one that comes with the program; `seen` is the revision that the caller saw, 0: never changed',
    body: z.strictObject({ ...ofTemplate, seen: revision, wording: noticeWording.nullable() }),
    reply: z.strictObject({ revision }),
  },
} satisfies Record<string, Operation>
export type NoticeOperations = typeof noticeOperations
