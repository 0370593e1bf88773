import { createContext, useContext } from 'react'
import { useLive } from '#browser/live-state'
import type { SessionState, SiteStatus } from '#contract'
import type { Right } from '#contract/console'
import type { Desk } from '../desk.ts'
import { standingOf } from '../edge/standing.ts'
import { type Obstacle, obstacleInSession, obstacleTo } from '../state/obstacle.ts'
import type { Labels } from '../state/registry-index.ts'
import { currentOf } from '../stores/session-store.ts'

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk outside <DeskContext>')
  return desk
}

const noLabels: Labels = {}

/** Names of all units; ids stand in until the registry is there. */
export const useLabels = (): Labels =>
  useLive(useDesk().registry, (state) => (state.kind === 'ready' ? state.labels : noLabels))

export const useSession = (): SessionState | null => useLive(useDesk().sessions.live, currentOf)

export const useStatus = (site: string): SiteStatus | undefined =>
  useLive(useDesk().roster, ({ roster }) => roster.get(site))

/** Why something that needs `right` can't be done now; in the session or outside it. Null: it can. */
export function useObstacle(right: Right, where: 'session' | 'node' = 'session'): Obstacle | null {
  const desk = useDesk()
  const session = useSession()
  useLive(desk.connection.state, ({ kind }) => kind)
  useLive(desk.greeting, (greeting) => greeting)
  const standing = standingOf(desk)
  return where === 'session' ? obstacleInSession(right, standing, session) : obstacleTo(right, standing)
}
