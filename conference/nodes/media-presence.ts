import type { MediaClient } from '#conference/media'
import type { RtpCapabilitiesMessage } from '#contract'
import { Refusal, type ReplyOf } from '#contract'
import type { MediaRequests } from '#contract/media'
import type { Link, PeerId } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'

type Described = ReplyOf<MediaRequests, 'describe'>

export type FoundFlows = ReplyOf<MediaRequests, 'pipe.describe'>

/** A media host as it was found, with what flows in each of its pipes. */
export type FoundHost = Described & { flows: ReadonlyMap<string, FoundFlows> }

async function flowsIn(media: MediaClient, { pipes }: Described): Promise<Map<string, FoundFlows>> {
  const flows = pipes.map(async ({ pipe }) => [pipe, await media.request('pipe.describe', { pipe })] as const)
  return new Map(await Promise.all(flows))
}

export interface MediaPresenceOptions {
  link: Link
  mediaPeer: PeerId
  media: MediaClient
  clock: Clock
  log: Log
  /** The host is there: a running one to adopt, or a new one (`sameHost` false) that holds nothing of ours. */
  onUp: (host: FoundHost, sameHost: boolean) => void
}

/** Follows the node's media host: there, away, or there anew after a restart. */
export interface MediaPresence {
  /** Throws `media.unavailable` while the host is away. */
  capabilities(): RtpCapabilitiesMessage
  close(): void
}

const retryMs = 300

export function watchMediaHost({
  link,
  mediaPeer,
  media,
  clock,
  log,
  onUp,
}: MediaPresenceOptions): MediaPresence {
  let host: Described | null = null
  let epoch: string | null = null
  let retry: Timer | undefined
  let closed = false

  const describe = async () => {
    try {
      const described = await media.request('describe', {})
      if (closed) return
      const sameHost = epoch === null || epoch === described.epoch
      const flows = await flowsIn(media, described)
      if (closed) return
      host = described
      epoch = described.epoch
      onUp({ ...described, flows }, sameHost)
    } catch (error) {
      if (closed) return
      log.warn('media host does not answer yet', { error })
      retry = clock.setTimeout(() => void describe(), retryMs)
    }
  }

  const unwatch = link.watch(mediaPeer, (presence) => {
    log.info('media host', { presence: presence.state })
    clock.clearTimeout(retry)
    if (presence.state === 'up') void describe()
    else host = null
  })

  return {
    capabilities() {
      if (!host) throw new Refusal('media.unavailable')
      return host.rtpCapabilities
    },
    close() {
      closed = true
      clock.clearTimeout(retry)
      unwatch()
    },
  }
}
