import { resolveScene, type Screen, type SessionState, upcomingScreen } from '#contract'
import type { CascadeInput } from './types.ts'

/** What is got ready in a session although nobody sees it: the next stop of its patrols, then its preview (K18, K20). */
export function preparedIn(
  session: SessionState | null,
  { previews }: Pick<CascadeInput, 'previews'>,
): Screen[] {
  if (session === null) return []
  const upcoming = upcomingScreen(session)
  const preview = previews?.[session.id]
  return [...(upcoming ? [upcoming] : []), ...(preview ? [resolveScene(preview, session)] : [])]
}
