import { partsOfSource, type SourceKey, testOfEcho } from '#contract'
import type { Offer } from '#contract/uplink'
import type { Log } from '#foundation/log'
import { fromRtpParameters } from '../engine/translate.ts'
import type { SourceRegistry } from '../sources/registry.ts'
import type { Source } from '../sources/source.ts'
import type { Pipe, Sending } from './pipe.ts'

/** Makes what flows into the pipe equal to the set. All layers of a source flow, once. An echo is found as M24 says. */
export async function sendSet(
  pipe: Pipe,
  keys: readonly SourceKey[],
  { sources, log }: { sources: SourceRegistry; log: Log },
): Promise<{ offers: Offer[]; missing: SourceKey[] }> {
  const wanted = new Set(keys)
  for (const [key, { source, consumer }] of pipe.sending) {
    if (wanted.has(key) && !consumer.closed && toSend(pipe, key, sources) === source) continue
    pipe.sending.delete(key)
    consumer.close()
  }
  const fresh = [...wanted].filter((key) => !pipe.sending.has(key))
  const done = await Promise.allSettled(
    fresh.map((key) => startSending(pipe, key, toSend(pipe, key, sources))),
  )
  for (const failed of done.filter((result) => result.status === 'rejected'))
    log.warn('source does not flow into the pipe', { pipe: pipe.id, error: failed.reason })
  return {
    offers: describeSending(pipe),
    missing: [...wanted].filter((key) => !pipe.sending.has(key)),
  }
}

export function describeSending(pipe: Pipe): Offer[] {
  return [...pipe.sending].map(([key, { consumer }]) => ({
    source: key,
    kind: partsOfSource(key).kind,
    flow: consumer.id,
    pipe: pipe.id,
    rtpParameters: fromRtpParameters(consumer.rtpParameters),
  }))
}

/**
 * The source that flows under a key. An echo is the test that came out of this very pipe and goes back into it (M24);
 * a host between takes an echo out of one pipe and passes it on.
 */
function toSend(pipe: Pipe, key: SourceKey, sources: SourceRegistry): Source | undefined {
  const source = sources.get(key)
  const test = testOfEcho(key)
  if (source || test === null) return source
  const came = sources.get(test)
  return came?.entrance.from === 'pipe' && came.entrance.pipe === pipe.id ? came : undefined
}

async function startSending(pipe: Pipe, key: SourceKey, source: Source | undefined): Promise<void> {
  if (!source) return
  const transport = pipe.transport()
  const consumer = await source.take(pipe.worker, async (producerId) => {
    const made = await transport.consume({ producerId })
    if (!transport.closed) return made
    made.close()
    throw new Error('the pipe was closed meanwhile')
  })
  const sending: Sending = { source, consumer }
  pipe.sending.set(key, sending)
  consumer.observer.once('close', () => {
    if (pipe.sending.get(key) === sending) pipe.sending.delete(key)
  })
}
