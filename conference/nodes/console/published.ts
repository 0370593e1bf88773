import type { MediaClient } from '#conference/media'
import {
  type BodyOf,
  describeError,
  type NodeId,
  type NoticeOf,
  Refusal,
  type SourceKey,
  sourceOf,
} from '#contract'
import { type ConsoleKind, consoleKind, type ViewNotices, type ViewRequests } from '#contract/console'

/** A console that publishes something, or is about to. */
interface Holder {
  seat: string
  /** The same for a page's whole life, over all its connections. */
  page: string
  by: string
  at: number
  /** Null until the media host has it. */
  producer: string | null
}

/** What one console is told of what it publishes. */
export type TellPublisher = <Op extends 'view-publish' | 'view-ended'>(
  op: Op,
  body: NoticeOf<ViewNotices, Op>,
) => void

/**
 * What the consoles of a node publish in the name of its own room (N34): each kind by one of them at a time, and not
 * while the room's own page does.
 */
export interface Published {
  /**
   * Throws `content.taken`, `line.taken`, `cue.taken`, `content.room-presents`; with `takeOver` the other console is
   * told that its content has ended.
   */
  publish(
    seat: string,
    by: string,
    body: BodyOf<ViewRequests, 'view.publish'>,
    tell: TellPublisher,
  ): Promise<{ producer: string }>
  unpublish(seat: string, kind: ConsoleKind): Promise<void>
  /** The seat's transports are gone. */
  forget(seat: string): void
  /** Throws `content.taken`: the room's own page may not publish what a console does. */
  requireFree(kind: string): void
  /** Each with the id of its present producer. */
  sources(): Map<SourceKey, string>
  /** Whether this console publishes the kind, or is about to. */
  holds(seat: string, kind: ConsoleKind): boolean
  /** Who publishes the kind, and since when; null: nobody. */
  holder(kind: ConsoleKind): { by: string; at: number } | null
  /** When the kind began to be published, Unix milliseconds; null: it is not. */
  since(kind: ConsoleKind): number | null
  /** Tells each console which of its kinds somebody receives. */
  order(isWanted: (kind: ConsoleKind) => boolean): void
}

/** A voice is waited for, content can be taken over. */
const taken = { content: 'content.taken', line: 'line.taken', cue: 'cue.taken' } as const

export function createPublished(options: {
  node: NodeId
  label: string
  media: Pick<MediaClient, 'request'>
  /** Whether the room's own page publishes it. */
  roomPublishes: (kind: ConsoleKind) => boolean
  now: () => number
  onChange: () => void
  /** It has ended on purpose: the operator said so. */
  onEnded: (kind: ConsoleKind) => void
}): Published {
  const { node, label, media, roomPublishes, now, onChange, onEnded } = options
  const holders = new Map<ConsoleKind, Holder & { tell: TellPublisher }>()
  const ordered = new Map<string, string>()

  const takeFrom = (kind: ConsoleKind, holder: Holder & { tell: TellPublisher }, by: string) => {
    holders.delete(kind)
    // The newer one replaces it at the media host by itself; a host that is away has lost it.
    media.request('seat.unpublish', { seat: holder.seat, kind }).catch(() => {})
    holder.tell('view-ended', { kind, error: describeError('content.taken-over', { by }) })
  }

  return {
    async publish(seat, by, { kind, page, rtpParameters, takeOver }, tell) {
      const before = holders.get(kind)
      if (kind === 'content' && roomPublishes(kind))
        throw new Refusal('content.room-presents', { room: label })
      if (before && before.page !== page) {
        if (!takeOver || kind !== 'content') throw new Refusal(taken[kind], { by: before.by, room: label })
        takeFrom(kind, before, by)
      }
      const mine = { seat, page, by, at: now(), producer: null, tell }
      // Before the host is asked: of two that ask at once, the second finds the first.
      holders.set(kind, mine)
      try {
        const { producer } = await media.request('seat.publish', { seat, kind, rtpParameters })
        if (holders.get(kind) === mine) holders.set(kind, { ...mine, producer })
        ordered.delete(seat)
        onChange()
        return { producer }
      } catch (error) {
        if (holders.get(kind) === mine) holders.delete(kind)
        onChange()
        throw error
      }
    },
    async unpublish(seat, kind) {
      if (holders.get(kind)?.seat !== seat) return
      holders.delete(kind)
      onChange()
      onEnded(kind)
      await media.request('seat.unpublish', { seat, kind })
    },
    forget(seat) {
      ordered.delete(seat)
      for (const [kind, holder] of [...holders]) if (holder.seat === seat) holders.delete(kind)
    },
    requireFree(kind) {
      const found = consoleKind.safeParse(kind)
      const holder = found.success ? holders.get(found.data) : undefined
      if (holder) throw new Refusal('content.taken', { by: holder.by, room: label })
    },
    sources() {
      const found = new Map<SourceKey, string>()
      for (const [kind, { producer }] of holders) if (producer) found.set(sourceOf(node, kind), producer)
      return found
    },
    holds: (seat, kind) => holders.get(kind)?.seat === seat,
    holder(kind) {
      const found = holders.get(kind)
      return found?.producer ? { by: found.by, at: found.at } : null
    },
    since: (kind) => holders.get(kind)?.at ?? null,
    order(isWanted) {
      const bySeat = new Map<string, { kinds: ConsoleKind[]; tell: TellPublisher }>()
      for (const [kind, { seat, producer, tell }] of holders) {
        if (!producer) continue
        const { kinds } = bySeat.get(seat) ?? { kinds: [] }
        bySeat.set(seat, { kinds: isWanted(kind) ? [...kinds, kind] : kinds, tell })
      }
      for (const [seat, { kinds, tell }] of bySeat) {
        const text = kinds.sort().join()
        if (ordered.get(seat) === text) continue
        ordered.set(seat, text)
        tell('view-publish', { kinds })
      }
    },
  }
}
