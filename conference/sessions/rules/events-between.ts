import type { NodeId, SessionState } from '#contract'
import type { EventBody } from '#contract/events'
import { authorityEvents } from './authority-events.ts'
import { cueEvents } from './cue-events.ts'
import { floorEvents } from './floor-events.ts'
import { patrolEvents } from './patrol-events.ts'
import { programEvents } from './program-events.ts'

/**
 * What the record says about a change of a session: every change, once (P7). `before` is null when it opens. `tier`:
 * whose operator gave it.
 */
export function eventsBetween(
  before: SessionState | null,
  after: SessionState,
  by: string,
  tier: NodeId = after.owner,
): EventBody[] {
  const { id: session, title, owner, program, partOf } = after
  if (before === null)
    return [
      { kind: 'session.opened', session, title, owner },
      ...(partOf === null ? [] : [{ kind: 'part.opened', session, partOf, by } as const]),
    ]
  const taken = program.revision !== before.program.revision
  return [
    ...(taken
      ? [
          {
            kind: 'program.taken',
            session,
            revision: program.revision,
            scene: program.scene,
            by,
            tier,
          } as const,
        ]
      : []),
    ...(after.presenter === before.presenter
      ? []
      : [{ kind: 'content.presented', session, site: after.presenter, by, tier } as const]),
    ...programEvents(before, after, by, tier),
    ...authorityEvents(before, after, by, tier),
    ...patrolEvents(before, after, by, tier),
    ...cueEvents(before, after, by, tier),
    ...floorEvents(session, before.floor, after.floor, { by, tier }),
  ]
}

/** What the record says when a session ends: its private talks end, its microphones close, then it does (P14). */
export function eventsOfEnd(session: SessionState, by: string): EventBody[] {
  const { id, owner, floor } = session
  return [
    ...cueEvents(session, { ...session, cues: [] }, by, owner),
    ...floorEvents(id, floor, { ...floor, open: [] }, { by, tier: owner }),
    { kind: 'session.closed', session: id, by },
  ]
}
