import type { AudienceProgram, NodeId, SessionState } from '#contract'
import type { EventBody } from '#contract/events'

/** What the record says of programs for audiences (P7): opened with their first scene, taken, closed. */
export function programEvents(
  before: SessionState,
  after: SessionState,
  by: string,
  tier: NodeId,
): EventBody[] {
  if (before.programs === after.programs) return []
  const earlier = new Map(before.programs.map((each) => [each.id, each]))
  const kept = new Set(after.programs.map(({ id }) => id))
  const told = ({ id, name }: AudienceProgram) => ({ session: after.id, program: id, name, by, tier })
  const closed = before.programs.filter(({ id }) => !kept.has(id))
  return [
    ...closed.map((each) => ({ kind: 'audience.closed', ...told(each) }) as const),
    ...after.programs.flatMap((each): EventBody[] => {
      const { revision, scene } = each.program
      const known = earlier.get(each.id)
      if (!known) return [{ kind: 'audience.opened', ...told(each), audience: each.audience, scene }]
      if (known.program.revision === revision) return []
      return [{ kind: 'audience.taken', ...told(each), revision, scene }]
    }),
  ]
}
