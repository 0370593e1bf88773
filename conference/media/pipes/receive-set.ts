import { isDeepStrictEqual } from 'node:util'
import type { SourceKey } from '#contract'
import type { Offer } from '#contract/uplink'
import type { Log } from '#foundation/log'
import { mediaKindOf, toRtpParameters } from '../engine/translate.ts'
import type { SourceRegistry } from '../sources/registry.ts'
import type { Pipe, Receiving } from './pipe.ts'

/** Makes the sources that are taken out of the pipe equal to the offers. A new flow of a source replaces the old. */
export async function receiveSet(
  pipe: Pipe,
  offers: readonly Offer[],
  { sources, log }: { sources: SourceRegistry; log: Log },
): Promise<{ received: SourceKey[]; failed: SourceKey[] }> {
  const offered = new Map(offers.map((offer) => [offer.source, offer]))
  for (const [key, { source, offer }] of pipe.receiving) {
    if (!source.closed && isDeepStrictEqual(offer, offered.get(key))) continue
    pipe.receiving.delete(key)
    source.close()
  }
  const fresh = [...offered.values()].filter(({ source }) => !pipe.receiving.has(source))
  const done = await Promise.allSettled(fresh.map((offer) => startReceiving(pipe, offer, sources)))
  for (const failed of done.filter((result) => result.status === 'rejected'))
    log.warn('flow not taken out of the pipe', { pipe: pipe.id, error: failed.reason })
  const [received, failed]: [SourceKey[], SourceKey[]] = [[], []]
  for (const key of offered.keys()) (pipe.receiving.has(key) ? received : failed).push(key)
  return { received, failed }
}

async function startReceiving(pipe: Pipe, offer: Offer, sources: SourceRegistry): Promise<void> {
  const transport = pipe.transport()
  const producer = await transport.produce({
    kind: mediaKindOf(offer.kind),
    rtpParameters: toRtpParameters(offer.rtpParameters),
  })
  if (transport.closed) {
    producer.close()
    throw new Error('the pipe was closed meanwhile')
  }
  const entrance = { from: 'pipe', pipe: pipe.id, flow: offer.flow } as const
  const source = sources.enter(offer.source, entrance, producer, pipe.worker)
  const receiving: Receiving = { source, offer }
  pipe.receiving.set(offer.source, receiving)
  producer.observer.once('close', () => {
    if (pipe.receiving.get(offer.source) === receiving) pipe.receiving.delete(offer.source)
  })
}
