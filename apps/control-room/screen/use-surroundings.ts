import { useMemo } from 'react'
import { type SiteId, screenOf } from '#contract'
import { sitesOf } from '../state/scene-change.ts'
import { usePreviewScreen, useSession } from './use-desk.ts'

export interface Surroundings {
  onAir: ReadonlySet<SiteId>
  inPreview: ReadonlySet<SiteId>
  openMicrophones: ReadonlySet<SiteId>
  /** Who speaks among them, by the sound. */
  speaker: SiteId | null
}

/** Which sites are on air, in preview, and may be heard. */
export function useSurroundings(): Surroundings {
  const session = useSession()
  const preview = usePreviewScreen()
  return useMemo(
    () => ({
      onAir: new Set(session ? sitesOf(screenOf(session)) : []),
      inPreview: new Set(sitesOf(preview)),
      openMicrophones: new Set(session?.floor.open ?? []),
      speaker: session?.floor.speaker ?? null,
    }),
    [session, preview],
  )
}
