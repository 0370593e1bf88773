import { createContext, useContext, useMemo } from 'react'
import { useLive } from '#browser/live-state'
import type { Labels } from '#browser/meeting'
import type { Screen, SessionState, SiteStatus } from '#contract'
import type { Desk } from '../desk.ts'
import { standingOf } from '../edge/standing.ts'
import { type Obstacle, obstacleInSession, type Standing } from '../state/obstacle.ts'
import { previewScreen } from '../state/preview-screen.ts'
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

/** The session with the program that the operator works on in place of the main one. */
export const useWorked = (): SessionState | null => useLive(useDesk().programs.worked, (session) => session)

export const useStatus = (site: string): SiteStatus | undefined =>
  useLive(useDesk().roster, ({ roster }) => roster.get(site))

/** Changes with who is ready, as long as sites are filtered by that; else what shows them is not woken. */
export function useProofsFiltered(): number {
  const { view, proofs } = useDesk()
  const asked = useLive(view.live, ({ filter }) => filter.state === 'not-ready')
  return useLive(proofs.live, ({ standing }) => (asked ? standing : 0))
}

/** What the console may do now. */
export function useStanding(): Standing {
  const desk = useDesk()
  useLive(desk.connection.state, ({ kind }) => kind)
  useLive(desk.greeting, (greeting) => greeting)
  return standingOf(desk)
}

/** Why what needs `right` can't be done in the session now. Null: it can. */
export function useObstacle(right: 'display' | 'floor'): Obstacle | null {
  const session = useSession()
  return obstacleInSession(right, useStanding(), session)
}

/** What the preview would show now. The same object while neither its slots nor the session change. */
export function usePreviewScreen(): Screen {
  const preview = useLive(useDesk().preview, (now) => now)
  const session = useSession()
  const { layout, slots, contentSlots, dressing } = preview
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen only when what is shown changes
  return useMemo(() => previewScreen(preview, session), [layout, slots, contentSlots, dressing, session])
}
