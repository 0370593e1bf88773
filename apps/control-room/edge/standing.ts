import type { Live } from '#browser/live-state'
import type { Standing } from '../state/obstacle.ts'
import type { ConsoleConnection, Greeting } from './console-connection.ts'

/** What the console may do at this moment, from its connection and the node's greeting. */
export function standingOf(desk: {
  connection: ConsoleConnection
  greeting: Live<Greeting | null>
}): Standing {
  const greeting = desk.greeting.get()
  return {
    connected: desk.connection.state.get().kind === 'open',
    node: greeting?.id ?? 'VN',
    rights: greeting?.rights ?? [],
  }
}
