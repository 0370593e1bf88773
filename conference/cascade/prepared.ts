import {
  mayFollow,
  resolveScene,
  type Screen,
  type SessionState,
  type SiteId,
  upcomingScreen,
} from '#contract'
import { screensOfLikelySpeakers } from './likely-speakers.ts'
import type { CascadeInput } from './types.ts'

/**
 * What is got ready in a session although nobody sees it: the next stop of its patrols, then its preview (K18, K20),
 * then the sites that operators talk with before they go on air, if their provinces let them be shown (K22), then who
 * may speak next where a slot follows the speaker (K24).
 */
export function preparedIn(
  session: SessionState | null,
  { previews }: Pick<CascadeInput, 'previews'>,
): Screen[] {
  if (session === null) return []
  const upcoming = upcomingScreen(session)
  const preview = previews?.[session.id]
  const cued = session.cues.filter(({ site }) => mayFollow(session, site)).map(({ site }) => alone(site))
  const following = screensOfLikelySpeakers(session, [session.program.scene, ...(preview ? [preview] : [])])
  return [
    ...(upcoming ? [upcoming] : []),
    ...(preview ? [resolveScene(preview, session)] : []),
    ...cued,
    ...following,
  ]
}

const alone = (site: SiteId): Screen => ({ layout: 'full', slots: [{ kind: 'site', site }] })
