import type { NodeId, SessionState } from '#contract'
import type { Desk } from './desk.ts'

/** What tests may read from the console's page; see the README. Nothing here changes anything, and nothing is secret. */
export interface ExposedDesk {
  readonly state: {
    node: NodeId | null
    connection: string
    /** As the node said last; null: not yet. */
    sessions: readonly SessionState[] | null
    /** The session that the console works on. */
    current: string | null
    /** Presence of each neighbour. */
    links: Record<NodeId, string>
  }
}

export function exposeDesk(desk: Desk): ExposedDesk {
  return {
    get state() {
      const known = desk.sessions.live.get()
      return {
        node: desk.greeting.get()?.id ?? null,
        connection: desk.connection.state.get().kind,
        sessions: known.kind === 'known' ? known.sessions : null,
        current: desk.sessions.current()?.id ?? null,
        links: Object.fromEntries(desk.links.get().map(({ peer, presence }) => [peer, presence])),
      }
    },
  }
}

declare global {
  interface Window {
    readonly lienthongConsole?: ExposedDesk
  }
}
