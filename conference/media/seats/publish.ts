import { isDeepStrictEqual } from 'node:util'
import { type PublishedSourceKind, type RtpParametersMessage, sourceOf } from '#contract'
import { rejecting } from '../engine/refuse.ts'
import { mediaKindOf, toRtpParameters } from '../engine/translate.ts'
import type { SourceRegistry } from '../sources/registry.ts'
import type { Source } from '../sources/source.ts'
import type { Seat } from './seat.ts'

/** The same parameters again give the same source; others replace it. Rejects `media.rejected`. */
export async function publish(
  seat: Seat,
  kind: PublishedSourceKind,
  rtpParameters: RtpParametersMessage,
  sources: SourceRegistry,
): Promise<Source> {
  const before = seat.published.get(kind)
  if (before && !before.source.closed && isDeepStrictEqual(before.rtpParameters, rtpParameters))
    return before.source
  before?.source.close()
  const { webRtc } = seat.send
  const parameters = toRtpParameters(rtpParameters)
  const producer = await rejecting(webRtc.produce({ kind: mediaKindOf(kind), rtpParameters: parameters }))
  const source = sources.enter(
    sourceOf(seat.site, kind),
    { from: 'seat', seat: seat.id },
    producer,
    seat.worker,
  )
  seat.published.set(kind, { source, rtpParameters })
  producer.observer.once('close', () => {
    if (seat.published.get(kind)?.source === source) seat.published.delete(kind)
  })
  if (webRtc.closed) source.close()
  return source
}
