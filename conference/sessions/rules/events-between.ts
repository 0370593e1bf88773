import type { SessionState } from '#contract'
import type { EventBody } from '#contract/events'

/** What the record says about a change of a session: every change, once (P7). `before` is null when it opens. */
export function eventsBetween(before: SessionState | null, after: SessionState, by: string): EventBody[] {
  const { id: session, title, owner, program } = after
  if (before === null) return [{ kind: 'session.opened', session, title, owner }]
  const wasOpen = before.floor.open
  const isOpen = after.floor.open
  const closed = wasOpen.filter((site) => !isOpen.includes(site))
  const opened = isOpen.filter((site) => !wasOpen.includes(site))
  const taken = program.revision !== before.program.revision
  return [
    ...(taken
      ? [{ kind: 'program.taken', session, revision: program.revision, scene: program.scene, by } as const]
      : []),
    ...closed.map((site) => ({ kind: 'microphone.closed', session, site, by }) as const),
    ...opened.map((site) => ({ kind: 'microphone.opened', session, site, by }) as const),
  ]
}

/** What the record says when a session ends: its microphones close, then it does (P14). */
export function eventsOfEnd({ id: session, floor }: SessionState, by: string): EventBody[] {
  const closed = floor.open.map((site) => ({ kind: 'microphone.closed', session, site, by }) as const)
  return [...closed, { kind: 'session.closed', session, by }]
}
