import {
  builtIn,
  checkWording,
  filledBy,
  fillWording,
  sampleFacts,
  sampleRecipient,
  variablesOf,
} from '#conference/notices'
import { type BodyOf, type NodeId, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { NoticeOperations } from '#contract/console'
import {
  type Notice,
  type NoticeKind,
  type NoticeTemplate,
  noticeChannel,
  noticeKind,
} from '#contract/notices'
import { registry } from './units.ts'

type Body<Op extends keyof NoticeOperations> = BodyOf<NoticeOperations, Op>
type Reply<Op extends keyof NoticeOperations> = ReplyOf<NoticeOperations, Op>

/** The notices of a node, in memory; which templates it takes is decided by `conference/notices`. */
export interface FakeNotices {
  all: Notice[]
  channels: Reply<'notices.list'>['channels']
  /** Sites whose focal person has no address. */
  unreached: readonly SiteId[]
  readonly templates: Map<string, Pick<NoticeTemplate, 'wording' | 'changed' | 'isBuiltIn'>>
  answers: {
    [Op in keyof NoticeOperations]: (body: Body<Op>, by: string) => Reply<Op>
  }
}

export function createFakeNotices(node: NodeId): FakeNotices {
  const templates: FakeNotices['templates'] = new Map()
  const { labelOf } = registry
  const sender = {
    label: labelOf(node),
    dutyPhone: '0210 3846 789',
    url: 'https://thhn.phutho.gov.vn',
    labelOf,
  }
  const templateOf = (kind: NoticeKind, channel: NoticeTemplate['channel']): NoticeTemplate => ({
    ...{ kind, channel, wording: builtIn[kind][channel], changed: null, isBuiltIn: true },
    ...templates.get(`${kind} ${channel}`),
    variables: Object.entries(variablesOf[kind]).map(([name, means]) => ({ name, means })),
  })
  const count = (standing: Notice['state']['is']) =>
    fake.all.filter(({ state }) => state.is === standing).length
  const fake: FakeNotices = {
    ...{ all: [], templates, unreached: ['VN-25-08053'] },
    channels: [
      { channel: 'email', is: 'working' },
      { channel: 'sms', is: 'off' },
    ],
    answers: {
      'notices.list': ({ standing, channel, kind, text = '', offset = 0, limit = 100 }) => {
        const found = fake.all.filter(
          (each) =>
            (standing ?? each.state.is) === each.state.is &&
            (channel ?? each.channel) === each.channel &&
            (kind ?? each.kind) === each.kind &&
            `${labelOf(each.site)} ${each.person} ${each.address}`.toLowerCase().includes(text.toLowerCase()),
        )
        return {
          counts: {
            ...{ waiting: count('waiting'), sent: count('sent') },
            ...{ failed: count('failed'), lapsed: count('lapsed') },
          },
          channels: fake.channels,
          unreached: fake.unreached.map((site) => ({ site, label: labelOf(site) })),
          total: found.length,
          notices: found
            .slice(offset, offset + limit)
            .map(({ text: _, ...each }) => ({ ...each, label: labelOf(each.site) })),
        }
      },
      'notices.get': ({ notice: id }) => {
        const notice = fake.all.find((each) => each.id === id)
        if (!notice) throw new Refusal('notice.unknown', { notice: id })
        return { notice, label: labelOf(notice.site) }
      },
      'notices.again': ({ notices }) => {
        const failed = fake.all.filter(
          ({ id, state }) => state.is === 'failed' && (notices ?? [id]).includes(id),
        )
        for (const each of failed) each.state = { is: 'waiting', attempts: 0, next: each.at, fault: null }
        return { queued: failed.length }
      },
      'notices.templates': () => ({
        templates: noticeKind.options.flatMap((kind) =>
          noticeChannel.options.map((channel) => templateOf(kind, channel)),
        ),
      }),
      'notices.preview': ({ kind, channel, wording }) => {
        const filled = filledBy(
          sampleFacts(kind, { node, now: Date.UTC(2026, 10, 24, 1) }),
          sampleRecipient(node, channel),
          sender,
        )
        return fillWording(checkWording(kind, channel, wording), filled, { channel, accents: false })
      },
      'notices.set-template': ({ kind, channel, seen, wording }, by) => {
        const before = templateOf(kind, channel)
        if ((before.changed?.revision ?? 0) !== seen)
          throw new Refusal('notice.template-stale', { by: before.changed?.by ?? '' })
        const revision = seen + 1
        templates.set(`${kind} ${channel}`, {
          wording: wording ? checkWording(kind, channel, wording) : builtIn[kind][channel],
          isBuiltIn: wording === null,
          changed: { revision, by, at: Date.UTC(2026, 10, 24, 1) },
        })
        return { revision }
      },
    },
  }
  return fake
}
