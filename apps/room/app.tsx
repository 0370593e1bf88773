import { useLive } from '#browser/live-state'
import { Desk } from './screens/desk.tsx'
import { Display } from './screens/display.tsx'
import { Refused } from './screens/refused.tsx'
import styles from './screens/room.module.css'
import { Reaching, Unreachable } from './screens/unreachable.tsx'
import { Welcome } from './screens/welcome.tsx'
import { phaseOf } from './state/phase.ts'
import type { Room } from './state/room.ts'

/** One screen a phase. */
export function App({ room }: { room: Room }) {
  const connection = useLive(room.connection.state, (now) => now)
  const greeted = useLive(room.greeting, (now) => now !== null)
  const joined = useLive(room.joined, (now) => now)
  const attendance = useLive(room.attendance, (now) => now)
  const phase = phaseOf(connection, greeted, joined)
  switch (phase.kind) {
    case 'refused':
      return <Refused room={room} error={phase.error} />
    case 'unreachable':
      return <Unreachable room={room} attempt={phase.attempt} reason={phase.reason} />
    case 'reaching':
      return <Reaching />
    case 'welcome':
      return attendance ? <Welcome room={room} attendance={attendance} /> : <Reaching />
    case 'room':
      return attendance ? (
        <div className={styles.room}>
          <Display room={room} attendance={attendance} />
          <Desk room={room} attendance={attendance} />
        </div>
      ) : (
        <Reaching />
      )
  }
}
