import type { SourceKey } from '#contract'
import type { Offer } from '#contract/uplink'
import type { Log } from '#foundation/log'
import { fromRtpParameters } from '../engine/translate.ts'
import type { SourceRegistry } from '../sources/registry.ts'
import type { Source } from '../sources/source.ts'
import type { Pipe, Sending } from './pipe.ts'

/** Makes what flows into the pipe equal to the set. All layers of a source flow, once. */
export async function sendSet(
  pipe: Pipe,
  keys: readonly SourceKey[],
  { sources, log }: { sources: SourceRegistry; log: Log },
): Promise<{ offers: Offer[]; missing: SourceKey[] }> {
  const wanted = new Set(keys)
  for (const [key, { source, consumer }] of pipe.sending) {
    if (wanted.has(key) && !consumer.closed && sources.get(key) === source) continue
    pipe.sending.delete(key)
    consumer.close()
  }
  const fresh = [...wanted].filter((key) => !pipe.sending.has(key))
  const done = await Promise.allSettled(fresh.map((key) => startSending(pipe, sources.get(key))))
  for (const failed of done.filter((result) => result.status === 'rejected'))
    log.warn('source does not flow into the pipe', { pipe: pipe.id, error: failed.reason })
  return {
    offers: describeSending(pipe),
    missing: [...wanted].filter((key) => !pipe.sending.has(key)),
  }
}

export function describeSending(pipe: Pipe): Offer[] {
  return [...pipe.sending].map(([key, { source, consumer }]) => ({
    source: key,
    kind: source.kind,
    flow: consumer.id,
    pipe: pipe.id,
    rtpParameters: fromRtpParameters(consumer.rtpParameters),
  }))
}

async function startSending(pipe: Pipe, source: Source | undefined): Promise<void> {
  if (!source) return
  const transport = pipe.transport()
  const consumer = await source.take(pipe.worker, async (producerId) => {
    const made = await transport.consume({ producerId })
    if (!transport.closed) return made
    made.close()
    throw new Error('the pipe was closed meanwhile')
  })
  const sending: Sending = { source, consumer }
  pipe.sending.set(source.key, sending)
  consumer.observer.once('close', () => {
    if (pipe.sending.get(source.key) === sending) pipe.sending.delete(source.key)
  })
}
