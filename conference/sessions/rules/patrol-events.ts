import { isDeepStrictEqual } from 'node:util'
import { type NodeId, type Patrol, patrolSettings, type SessionState } from '#contract'
import type { EventBody } from '#contract/events'

/** What the record says of commands on patrols (P7); their stops stand in no record. */
export function patrolEvents(
  before: SessionState,
  after: SessionState,
  by: string,
  tier: NodeId,
): EventBody[] {
  if (before.patrols === after.patrols) return []
  const earlier = new Map(before.patrols.map((patrol) => [patrol.id, patrol]))
  const kept = new Set(after.patrols.map(({ id }) => id))
  const named = ({ id, name }: Patrol) => ({ session: after.id, patrol: id, name })
  const removed = before.patrols.filter(({ id }) => !kept.has(id))
  return [
    ...removed.map((patrol) => ({ kind: 'patrol.removed', ...named(patrol), by, tier }) as const),
    ...after.patrols.flatMap((patrol) =>
      kindsOf(earlier.get(patrol.id), patrol).map((kind): EventBody => {
        const given = { ...named(patrol), by, tier }
        return kind === 'patrol.created' || kind === 'patrol.changed'
          ? { kind, ...given, settings: settingsOf(patrol) }
          : { kind, ...given }
      }),
    ),
  ]
}

type Kind = 'patrol.created' | 'patrol.changed' | 'patrol.started' | 'patrol.paused'

function kindsOf(before: Patrol | undefined, after: Patrol): Kind[] {
  if (!before) return ['patrol.created']
  const kinds: Kind[] = isDeepStrictEqual(settingsOf(before), settingsOf(after)) ? [] : ['patrol.changed']
  if (before.state !== after.state && after.state === 'running') kinds.push('patrol.started')
  if (before.state !== after.state && after.state === 'paused') kinds.push('patrol.paused')
  return kinds
}

const settingsOf = (patrol: Patrol) => patrolSettings.strip().parse(patrol)
