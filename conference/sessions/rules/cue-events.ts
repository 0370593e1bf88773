import type { NodeId, SessionState } from '#contract'
import type { EventBody } from '#contract/events'

/** What the record says about private talks (P27): who talked with which site, and what was counted down. */
export function cueEvents(before: SessionState, after: SessionState, by: string, tier: NodeId): EventBody[] {
  if (before.cues === after.cues) return []
  const said = { session: after.id, by, tier }
  const of = ({ cues }: SessionState, site: string) => cues.find((cue) => cue.site === site)
  const closed = before.cues
    .filter(({ site }) => !of(after, site))
    .map(({ site }): EventBody => ({ kind: 'cue.closed', ...said, site }))
  const now = after.cues.flatMap((cue): EventBody[] => {
    const { site, countdown } = cue
    const known = of(before, site)
    const opened: EventBody[] = known ? [] : [{ kind: 'cue.opened', ...said, site }]
    if (known?.countdown === countdown || (!known && countdown === null)) return opened
    if (countdown === null) return [{ kind: 'cue.cancelled', ...said, site }]
    const { seconds, at } = countdown
    return [...opened, { kind: 'cue.countdown', ...said, site, seconds, onAirAt: at }]
  })
  return [...closed, ...now]
}
