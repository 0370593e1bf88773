import { useLive } from '#browser/live-state'
import type { Desk } from '../desk.ts'
import { ConsoleScreen } from './console-screen.tsx'
import { RefusedPage } from './refused-page.tsx'
import { DeskContext } from './use-desk.ts'
import { WaitingPage } from './waiting-page.tsx'

/** The page: refused, not yet connected, or the desk (which stays, greyed, while the connection is away). */
export function App({ desk }: { desk: Desk }) {
  const connection = useLive(desk.connection.state, (state) => state)
  const greeted = useLive(desk.greeting, (greeting) => greeting !== null)
  if (connection.kind === 'refused') {
    return <RefusedPage error={connection.error} onRetry={desk.connection.retryNow} />
  }
  if (!greeted) return <WaitingPage connection={connection} onRetry={desk.connection.retryNow} />
  return (
    <DeskContext value={desk}>
      <ConsoleScreen />
    </DeskContext>
  )
}
