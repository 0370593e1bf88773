import type { Desk } from '../desk.ts'
import type { Standing } from '../state/obstacle.ts'

/** What the console may do at this moment, from its connection and the node's greeting. */
export function standingOf(desk: Pick<Desk, 'connection' | 'greeting'>): Standing {
  const greeting = desk.greeting.get()
  return {
    connected: desk.connection.state.get().kind === 'open',
    node: greeting?.id ?? 'VN',
    rights: greeting?.rights ?? [],
  }
}
