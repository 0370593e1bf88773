import { type BodyOf, Refusal, type ReplyOf, refusalFrom } from '#contract'
import { type MediaRequests, mediaNotices, mediaRequests } from '#contract/media'
import { type Link, LinkError, type PeerId } from '#foundation/link'
import { setInPortions } from './feed-portions.ts'
import type { MediaClient, MediaNotice, MediaOperation } from './media.ts'
import { noticeSubject, requestSubject } from './subjects.ts'

/** A media host that is reached over a link. Owns nothing but its subscriptions while someone listens. */
export function createMediaClient(link: Link, mediaPeer: PeerId): MediaClient {
  const ask = async <Op extends MediaOperation>(op: Op, body: BodyOf<MediaRequests, Op>) => {
    try {
      const reply = await link.request(mediaPeer, requestSubject(op), body)
      return mediaRequests[op].reply.parse(reply) as ReplyOf<MediaRequests, Op>
    } catch (error) {
      throw refusalOf(error)
    }
  }
  const hear = <Name extends MediaNotice['name']>(name: Name, listener: (notice: MediaNotice) => void) =>
    link.subscribe(noticeSubject(name), ({ from, body }) => {
      if (from === mediaPeer) listener({ name, body: mediaNotices[name].parse(body) } as MediaNotice)
    })

  return {
    async request<Op extends MediaOperation>(op: Op, body: BodyOf<MediaRequests, Op>) {
      if (op !== 'feeds.set') return ask(op, body)
      const all = body as BodyOf<MediaRequests, 'feeds.set'>
      const reply = await setInPortions((portion) => ask('feeds.set', portion), all)
      return reply as ReplyOf<MediaRequests, Op>
    },
    onNotice(listener) {
      const ends = [hear('lost', listener), hear('seat-transport', listener), hear('levels', listener)]
      return () => {
        for (const end of ends.splice(0)) end()
      }
    },
  }
}

/** The host's own refusals as they were; a host out of reach is `media.unavailable`; our mistakes pass as they are. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof LinkError)) return error
  switch (error.code) {
    case 'remote': {
      const { code = '', details } = error.remote ?? {}
      const named = refusalFrom(code, details)
      if (named) return named
      return code === 'no-handler' ? new Refusal('media.unavailable', { reason: error.message }) : error
    }
    case 'timeout':
    case 'no-peer':
    case 'refused':
    case 'closed':
      return new Refusal('media.unavailable', { reason: error.message })
    case 'too-large':
    case 'misuse':
      return error
  }
}
