import type { MediaClient } from '#conference/media'
import {
  type BodyOf,
  describeError,
  type ErrorBody,
  type NoticeOf,
  Refusal,
  type ReplyOf,
  type RtpCapabilitiesMessage,
} from '#contract'
import type { Viewed, ViewNotices, ViewRequest, ViewRequests } from '#contract/console'
import { requireMay } from './decide.ts'
import type { ConsoleCaller } from './parts.ts'
import type { Published } from './published.ts'

/** Brings a notice to the console's page. */
export type TellView = <Op extends keyof ViewNotices>(op: Op, body: NoticeOf<ViewNotices, Op>) => void

/**
 * Where one console receives, and publishes as the node's own room: a seat of the media host that is of no site.
 * Lives from the console's WebSocket to its end; `close()` is idempotent.
 */
export interface View {
  readonly seat: string
  /** What the console asked to watch; null before its transport is there. */
  watched(): readonly Viewed[] | null
  request<Op extends ViewRequest>(
    caller: Pick<ConsoleCaller, 'rights' | 'account' | 'by'>,
    op: Op,
    body: BodyOf<ViewRequests, Op>,
  ): Promise<ReplyOf<ViewRequests, Op>>
  /** The media host has it no more: the page is told to open it anew. */
  lost(error: ErrorBody): void
  close(): void
}

export interface ViewOptions {
  seat: string
  /** The node's own room: in whose name it publishes. */
  site: string
  media: MediaClient
  /** Throws `media.unavailable` while the host is away. */
  capabilities: () => RtpCapabilitiesMessage
  tell: TellView
  published: Pick<Published, 'publish' | 'unpublish' | 'forget'>
  /** Ids of the feeds that it receives now. */
  feeds: () => readonly string[]
  /** Its feeds are gone with its transport. */
  onForget: () => void
  onChange: () => void
  onClose: () => void
}

type Handlers = {
  [Op in ViewRequest]: (body: BodyOf<ViewRequests, Op>, by: string) => Promise<ReplyOf<ViewRequests, Op>>
}

export function createView(options: ViewOptions): View {
  const { seat, site, media, capabilities, tell, published, feeds, onForget, onChange, onClose } = options
  let isOpen = false
  let closed = false
  let watched: readonly Viewed[] = []

  const forget = () => {
    isOpen = false
    watched = []
    published.forget(seat)
    onForget()
    onChange()
  }
  // A host that can't be reached has either lost the seat or will be described when it returns.
  const closeSeat = () => void media.request('seat.close', { seat }).catch(() => {})
  const needOpen = (op: ViewRequest) => {
    if (!isOpen) throw new Refusal('message.out-of-order', { op, reason: 'view.open has to come first' })
  }

  const handlers: Handlers = {
    'view.capabilities': async () => ({ rtpCapabilities: capabilities() }),
    'view.open': async ({ rtpCapabilities }) => {
      forget()
      const transports = await media.request('seat.open', { seat, site, rtpCapabilities })
      isOpen = !closed
      // Nobody else would ever close what was made for a console that left meanwhile.
      if (closed) closeSeat()
      return transports
    },
    'view.connect': async (body) => {
      needOpen('view.connect')
      return media.request('seat.connect', { seat, ...body })
    },
    'view.restart-ice': async (body) => {
      needOpen('view.restart-ice')
      return media.request('seat.restart-ice', { seat, ...body })
    },
    'view.watch': async ({ sources }) => {
      needOpen('view.watch')
      watched = sources
      onChange()
      return {}
    },
    'view.ready': async (body) => {
      needOpen('view.ready')
      const own = new Set(feeds())
      return media.request('seat.ready', { seat, feeds: body.feeds.filter((id) => own.has(id)) })
    },
    'view.publish': async (body, by) => {
      needOpen('view.publish')
      return published.publish(seat, by, body, tell)
    },
    'view.unpublish': async ({ kind }) => {
      needOpen('view.unpublish')
      await published.unpublish(seat, kind)
      return {}
    },
  }

  return {
    seat,
    watched: () => (isOpen ? watched : null),
    async request(caller, op, body) {
      requireMay(caller, op, () => ({ unit: site }))
      return handlers[op](body, caller.by)
    },
    lost(error) {
      if (!isOpen) return
      forget()
      tell('view-lost', { error })
    },
    close() {
      if (closed) return
      closed = true
      if (isOpen) closeSeat()
      onClose()
      forget()
    },
  }
}

export const viewLost = describeError('media.worker-lost')
