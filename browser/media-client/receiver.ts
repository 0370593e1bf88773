import { RequestFailed, wentUnanswered } from '#browser/live-state'
import { isSound, isTrial, partsOfSource, type SourceKey } from '#contract'
import type { Feed } from '#contract/room'
import { diffFeeds } from './feed-diff.ts'
import type { Path } from './path.ts'
import type { Stage } from './stage.ts'
import { toRtpParameters } from './translate.ts'

/** Receives the set of feeds that the node orders. Belongs to the path's media session. */
export interface Receiver {
  /** The whole set. New feeds share one negotiation; the node starts them when they are said to be ready. */
  set(feeds: readonly Feed[]): void
  /** The node can be asked again: says once more what it may have missed. */
  reachable(): void
}

export function createReceiver(options: {
  path: Path
  /** Says that the page can receive these: the node starts them. */
  sayReady(feeds: string[]): Promise<unknown>
  stage: Stage
  onError(error: unknown): void
  /** Half a negotiation went missing: only a new session is certain. */
  onBroken(): void
}): Receiver {
  const { path, stage, onError, onBroken } = options
  const { transport } = path
  const present = new Set<string>()
  /** Negotiated, but the node has not confirmed that it heard so. */
  const unconfirmed = new Set<string>()

  const sayReady = async (ids: readonly string[]) => {
    if (ids.length === 0) return
    try {
      await options.sayReady([...ids])
      for (const id of ids) unconfirmed.delete(id)
    } catch (error) {
      onError(error)
      const kind = error instanceof RequestFailed ? error.failure.kind : undefined
      // Without a connection its return says it again.
      if (kind === 'timeout') await sayReady(ids.filter((id) => unconfirmed.has(id)))
    }
  }

  const receive = async ({ id, producer, kind, source, rtpParameters }: Feed) => {
    const consumer = await transport.consume({
      id,
      producerId: producer,
      kind: isSound(kind) ? 'audio' : 'video',
      rtpParameters: toRtpParameters(rtpParameters),
      streamId: inStep(source),
    })
    // Taken away while it was being negotiated.
    if (!present.has(id)) return consumer.close()
    stage.add({ id, source, track: consumer.track, release: () => consumer.close() })
    unconfirmed.add(id)
  }

  const receiveAll = async (fresh: readonly Feed[]) => {
    const outcomes = await Promise.allSettled(fresh.map(receive))
    for (const [index, outcome] of outcomes.entries()) {
      const id = fresh[index]?.id
      if (outcome.status === 'fulfilled' || id === undefined) continue
      present.delete(id)
      onError(outcome.reason)
      if (wentUnanswered(outcome.reason)) onBroken()
    }
    await sayReady(fresh.map(({ id }) => id).filter((id) => unconfirmed.has(id)))
  }

  return {
    set(feeds) {
      const { fresh, gone } = diffFeeds(present, feeds)
      for (const { id } of fresh) present.add(id)
      for (const id of gone) {
        present.delete(id)
        unconfirmed.delete(id)
      }
      // New ones first: closing old ones costs a negotiation of its own, and the stage puts it off.
      if (fresh.length > 0) void receiveAll(fresh)
      stage.end(gone)
    },
    reachable: () => void sayReady([...unconfirmed]),
  }
}

/** Names the stream whose picture and sound are kept in step: a site's, or those of one way of its test. */
function inStep(source: SourceKey): string {
  const { site, kind } = partsOfSource(source)
  return isTrial(kind) ? `${site}-${kind.startsWith('test') ? 'test' : 'echo'}` : site
}
