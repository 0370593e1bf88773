import type { NoticeStore } from '#conference/notice-store'
import {
  checkWording,
  filledBy,
  fillWording,
  type Sender,
  sampleFacts,
  sampleRecipient,
} from '#conference/notices'
import type { BodyOf, NodeId, ReplyOf, SiteId } from '#contract'
import type { ChannelState, NoticeOperations } from '#contract/console'
import { noticeChannel } from '#contract/notices'
import type { Clock } from '#foundation/time'

type Body<Op extends keyof NoticeOperations> = BodyOf<NoticeOperations, Op>
type Reply<Op extends keyof NoticeOperations> = ReplyOf<NoticeOperations, Op>

export interface NoticeDeskOptions {
  node: NodeId
  notices: NoticeStore
  /** Of the channels that are on. */
  channels: () => readonly ChannelState[]
  unreached: () => readonly SiteId[]
  sender: Sender
  accents: boolean
  clock: Pick<Clock, 'now'>
}

/** What the office asks of notices (N164). */
export type NoticeDesk = ReturnType<typeof createNoticeDesk>

const SHOWN = 100

export function createNoticeDesk(options: NoticeDeskOptions) {
  const { node, notices, channels, unreached, sender, accents, clock } = options
  const { outbox, templates } = notices
  const { labelOf } = sender

  return {
    async list({ limit = SHOWN, ...wanted }: Body<'notices.list'>): Promise<Reply<'notices.list'>> {
      const on = channels()
      const { total, notices: found } = await outbox.find({ ...wanted, limit })
      return {
        counts: await outbox.counts(),
        channels: noticeChannel.options.map(
          (channel) => on.find((each) => each.channel === channel) ?? { channel, is: 'off' },
        ),
        unreached: unreached().map((site) => ({ site, label: labelOf(site) })),
        total,
        notices: found.map(({ text: _, ...each }) => ({ ...each, label: labelOf(each.site) })),
      }
    },
    async get({ notice }: Body<'notices.get'>): Promise<Reply<'notices.get'>> {
      const found = await outbox.get(notice)
      return { notice: found, label: labelOf(found.site) }
    },
    again: async ({ notices: ids }: Body<'notices.again'>, by: string): Promise<Reply<'notices.again'>> => ({
      queued: await outbox.again(ids ?? null, by),
    }),
    templates: (): Reply<'notices.templates'> => ({ templates: templates.all() }),
    /** Throws Refusal `notice.template-wrong`. */
    preview({ kind, channel, wording }: Body<'notices.preview'>): Reply<'notices.preview'> {
      const facts = sampleFacts(kind, { node, now: clock.now() })
      const filled = filledBy(facts, sampleRecipient(node, channel), sender)
      return fillWording(checkWording(kind, channel, wording), filled, { channel, accents })
    },
    set: async (body: Body<'notices.set-template'>, by: string): Promise<Reply<'notices.set-template'>> => ({
      revision: await templates.set(body, by),
    }),
  }
}
