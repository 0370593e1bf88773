import type { SiteId } from '#contract'
import type { EventRecord } from '#contract/events'

/**
 * When the first picture or sound of each site came (J14). `events` are those of the session, with the times that are
 * believed; `written` has the times that the node's clock said.
 */
export function mediaTimesOf(
  session: string,
  events: readonly EventRecord[],
  written: readonly EventRecord[],
  openedAt: number | null,
): Map<SiteId, number> {
  const clock = new Map<number, number>()
  for (const { sequence, at, body } of written) if (body.kind === 'media.came') clock.set(sequence, at)
  const times = new Map<SiteId, number>()
  for (const { sequence, at, body } of events) {
    if (body.kind !== 'media.came' || body.session !== session || times.has(body.site)) continue
    const { cameAt = at } = body
    // By the clock that was wrong when it was written, or when it was seen.
    const isWrong = clock.get(sequence) !== at || cameAt > at || openedAt === null || cameAt < openedAt
    times.set(body.site, isWrong ? at : cameAt)
  }
  return times
}
